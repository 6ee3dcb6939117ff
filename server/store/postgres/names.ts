import type { Resolve } from './reach.ts'

/** How many times as long as it took to find them the addresses of a name count. */
const timesAsLong = 5

type Names = { resolve: Resolve; forget(name: string): void }

/**
 * Returns a resolver that asks once for connections which are opened together or soon after one another. A name that is found at once is
 * remembered for a moment only, because a database that fails over changes its address; where nothing answers there any more, `forget` it.
 */
export function remembering(resolve: Resolve): Names {
  const known = new Map<string, { addresses: Promise<string[]>; until: number }>()

  function ask(name: string): Promise<string[]> {
    const askedAt = performance.now()
    const asked = { addresses: resolve(name), until: Infinity }
    known.set(name, asked)
    asked.addresses.then(
      () => (asked.until = performance.now() + timesAsLong * (performance.now() - askedAt)),
      () => known.get(name) === asked && known.delete(name),
    )
    return asked.addresses
  }

  return {
    async resolve(name) {
      const remembered = known.get(name)
      return remembered && performance.now() < remembered.until ? remembered.addresses : ask(name)
    },
    forget: (name) => void known.delete(name),
  }
}
