import { FaultyImage } from './fault.ts'
import type { Clean } from './svg-tree.ts'

/** A few lines that use each other ten times over can draw more elements than a browser ever finishes. */
const mostDrawn = 100_000

/** References that lead to references. */
const deepest = 1_000

/** Throws `FaultyImage` for a drawing that draws too many elements, each counted as often as another refers to it, or without end. */
export function assertDrawnQuickly(root: Clean): void {
  const byId = new Map<string, Clean>()
  collect(root)
  const drawn = new Map<Clean, number>()
  if (count(root, 0) > mostDrawn) throw new FaultyImage('too complex')

  function collect(element: Clean): void {
    const { id } = element.attributes
    if (id !== undefined && !byId.has(id)) byId.set(id, element)
    for (const child of element.children) if (typeof child !== 'string') collect(child)
  }

  function count(element: Clean, depth: number): number {
    const known = drawn.get(element)
    if (known !== undefined) return known
    if (depth > deepest) return Number.POSITIVE_INFINITY
    // Found again before it is counted, it refers to itself.
    drawn.set(element, Number.POSITIVE_INFINITY)
    const parts = [...element.children.filter((child) => typeof child !== 'string'), ...referredBy(element)]
    const sum = parts.reduce((total, part) => total + count(part, depth + 1), 1)
    drawn.set(element, sum)
    return sum
  }

  function referredBy({ attributes }: Clean): Clean[] {
    const ids = Object.entries(attributes).flatMap(([name, value]) =>
      name === 'href' ? value.slice(1) : [...value.matchAll(/url\(\s*["']?#([^"')\s]+)/gi)].map(([, id = '']) => id),
    )
    return ids.flatMap((id) => byId.get(id) ?? [])
  }
}
