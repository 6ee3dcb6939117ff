/** Where two texts of one thing differ: what was there before, and what is there now. Empty: nothing. */
export type Difference = { path: string; before: string; after: string }

/** Returns where two parts of a quiz differ, by their paths. Recipes and lists of spellings are compared as wholes. */
export function differencesOf(before: unknown, after: unknown): Difference[] {
  const [one, other] = [textsOf(before), textsOf(after)]
  const paths = [...new Set([...one.keys(), ...other.keys()])]
  return paths
    .map((path) => ({ path, before: one.get(path) ?? '', after: other.get(path) ?? '' }))
    .filter((each) => each.before !== each.after)
}

const wholes = /(^|\.)(recipe|accept|refuse|scenes)$/

function textsOf(value: unknown, path = ''): Map<string, string> {
  if (value === undefined || value === null) return new Map()
  if (typeof value !== 'object' || wholes.test(path)) return new Map([[path, textOf(value)]])
  return new Map(Object.entries(value).flatMap(([name, inner]) => [...textsOf(inner, path ? `${path}.${name}` : name)]))
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ')
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1)
}
