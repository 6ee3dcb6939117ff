import type { IconifyJSON } from '@iconify/types'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Art, Icon } from '../rules/pictures/pictures.ts'

const mainSet = 'fluent-emoji-flat'

/**
 * Every icon that was asked for so far. Whoever checks a quiz names the same ones as whoever draws it, and reading the sets took a
 * third of a server's start.
 */
const found = new Map<string, Icon>()

/**
 * Returns the named icons by their names, without those that their set does not have. A set takes tens of megabytes of memory, so it
 * is read only when an icon is named that was not asked for before, and is not kept.
 */
export function loadArt(names: Iterable<string>): Art {
  const wanted = new Set(names)
  for (const [set, unread] of Map.groupBy(wanted.difference(new Set(found.keys())), setOf)) {
    const icons = readSet(set)
    for (const name of unread) {
      const icon = findIcon(icons, name.slice(name.indexOf(':') + 1))
      if (icon) found.set(name, icon)
    }
  }
  return new Map([...found].filter(([name]) => wanted.has(name)))
}

/** In icons: a few megabytes. */
const mostKept = 500

/** Returns a `loadArt` that keeps what it has read, for whoever draws again and again what is being typed. */
export function createArtShelf(): (names: Iterable<string>) => Art {
  const kept = new Map<string, Icon>()
  return (names) => {
    const wanted = new Set(names)
    if (kept.size > mostKept) kept.clear()
    for (const [name, icon] of loadArt(wanted.difference(kept))) kept.set(name, icon)
    return kept
  }
}

const sets = [mainSet, 'noto']
const names = new Map<string, ReadonlySet<string>>()

/** Returns the names that recipes use for the icons of a name's set. They are kept: unlike the set, they are small. */
export function namesBeside(name: string): ReadonlySet<string> {
  const set = setOf(name)
  if (!sets.includes(set)) return new Set()
  const known = names.get(set) ?? namesIn(set)
  names.set(set, known)
  return known
}

function namesIn(set: string): Set<string> {
  const { icons, aliases = {} } = readSet(set)
  return new Set([...Object.keys(icons), ...Object.keys(aliases)].map((name) => (set === mainSet ? name : `${set}:${name}`)))
}

const setOf = (name: string) => (name.includes(':') ? name.slice(0, name.indexOf(':')) : mainSet)

function readSet(set: string): IconifyJSON {
  // Not an `import`: the type checker would spend minutes on the literal type of so much JSON.
  const path = createRequire(import.meta.url).resolve(`@iconify-json/${set}/icons.json`)
  return JSON.parse(readFileSync(path, 'utf8'))
}

function findIcon(set: IconifyJSON, name: string): Icon | undefined {
  const icon = set.icons[set.aliases?.[name]?.parent ?? name]
  return icon && { body: icon.body, width: icon.width ?? set.width ?? 16, height: icon.height ?? set.height ?? 16 }
}
