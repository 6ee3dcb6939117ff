type Kept<Thing> = {
  /** Makes a thing under a key, or gives the one that was made. */
  get(key: string, make: () => Promise<Thing>): Promise<Thing>
  /** Returns whether it was made, or is being made. */
  has(key: string): boolean
}

/** Returns what keeps `most` things of all that it makes: those that were asked for last. */
export function keepNewest<Thing>(most: number): Kept<Thing> {
  const kept = new Map<string, Promise<Thing>>()
  return { get, has: (key) => kept.has(key) }

  async function get(key: string, make: () => Promise<Thing>): Promise<Thing> {
    const thing = kept.get(key) ?? make()
    // A map has its keys in the order in which they were set.
    kept.delete(key)
    kept.set(key, thing)
    const [oldest] = kept.keys()
    if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    try {
      return await thing
    } catch (error) {
      if (kept.get(key) === thing) kept.delete(key)
      throw error
    }
  }
}
