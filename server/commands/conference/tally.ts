/** What has happened so far, in the people's own eyes. */
export type Tally = {
  note(what: string): void
  /** how often each thing happened */
  readonly counts: ReadonlyMap<string, number>
}

export function createTally(): Tally {
  const counts = new Map<string, number>()
  return {
    note: (what) => void counts.set(what, (counts.get(what) ?? 0) + 1),
    counts,
  }
}
