/** A refused command. */
export class Refusal extends Error {
  readonly code: number

  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}

/** Throws a `Refusal` with a code of the API (scenario/voxengine.md §7). */
export function refuse(code: number, message: string): never {
  throw new Refusal(code, message)
}
