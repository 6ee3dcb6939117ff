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
