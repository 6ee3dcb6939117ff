/** A stream of random numbers that a seed and a name decide. */
export type Chance = {
  /** Returns a number from 0 up to, but not including, 1. */
  next(): number
  /** Returns true in this share of cases, from 0 to 1. */
  happens(share: number): boolean
  /** Returns a number between these two. */
  between(least: number, most: number): number
  /** Returns one of these. */
  oneOf<Item>(items: readonly [Item, ...Item[]]): Item
  /** Returns a random whole number below this one. */
  below(most: number): number
}

/** Returns a stream of its own for each name, so that what one person draws does not depend on what the others do. */
export function chanceOf(seed: number, name: string): Chance {
  let state = hashOf(`${seed} ${name}`)
  // mulberry32 (https://gist.github.com/tommyettinger/46a874533244883189143505d203312c)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (most: number) => Math.floor(next() * most)
  return {
    next,
    below,
    happens: (share) => next() < share,
    between: (least, most) => least + next() * (most - least),
    oneOf: (items) => items[below(items.length)] ?? items[0],
  }
}

/** FNV-1a (https://datatracker.ietf.org/doc/html/draft-eastlake-fnv). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const unit of text) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193)
  return hash
}
