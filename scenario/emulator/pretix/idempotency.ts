const keptMs = 24 * 3600_000
/** These are never remembered: the same request may succeed later. */
const passing = [409, 429, 500, 503]

type Kept = { at: number; status: number; body: unknown }

/** Remembers answers by the authorization and the key of their requests, for 24 hours. */
export class RememberedAnswers {
  readonly #answers = new Map<string, Kept>()

  /** Returns the first answer to this key, even if the request is another one now. */
  find(name: string, now: number): Kept | undefined {
    const kept = this.#answers.get(name)
    return kept && now - kept.at < keptMs ? kept : undefined
  }

  keep(name: string, answer: Kept): void {
    if (!passing.includes(answer.status)) this.#answers.set(name, answer)
  }
}
