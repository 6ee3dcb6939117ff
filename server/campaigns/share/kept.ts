type Kept<Thing> = {
  /** Makes a thing under a key, or gives the one that was made; null while too many others are being made. */
  get(key: string, make: () => Promise<Thing>): Promise<Thing | null>
  /** Returns whether it was made, or is being made. */
  has(key: string): boolean
}

/** Returns what keeps `most` things of all that it makes: those that were asked for last. At most `mostPending` are being made. */
export function keepNewest<Thing>({ most, mostPending }: { most: number; mostPending: number }): Kept<Thing> {
  const kept = new Map<string, Promise<Thing>>()
  let pending = 0
  return { get, has: (key) => kept.has(key) }

  async function get(key: string, make: () => Promise<Thing>): Promise<Thing | null> {
    if (!kept.has(key) && pending >= mostPending) return null
    const thing = kept.get(key) ?? counted(make)
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

  async function counted(make: () => Promise<Thing>): Promise<Thing> {
    pending += 1
    try {
      return await make()
    } finally {
      pending -= 1
    }
  }
}
