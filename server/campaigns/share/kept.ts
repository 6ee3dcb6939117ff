/** Returns what makes a thing under a key, or gives the one that was made; of all, it keeps `most` that were asked for last. */
export function keepNewest<Thing>(most: number): (key: string, make: () => Promise<Thing>) => Promise<Thing> {
  const kept = new Map<string, Promise<Thing>>()
  return async (key, make) => {
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
