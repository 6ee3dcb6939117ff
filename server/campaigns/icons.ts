import type { IconifyJSON } from '@iconify/types'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Art, Icon } from '../rules/pictures/pictures.ts'

const mainSet = 'fluent-emoji-flat'

/**
 * The named icons; a name that its set does not have is left out.
 * A set is read only when one of its icons is named, and let go of afterwards: they are tens of megabytes.
 */
export function loadArt(names: Iterable<string>): Art {
  const art = new Map<string, Icon>()
  for (const [set, wanted] of Map.groupBy(new Set(names), setOf)) {
    const icons = readSet(set)
    for (const name of wanted) {
      const icon = findIcon(icons, name.slice(name.indexOf(':') + 1))
      if (icon) art.set(name, icon)
    }
  }
  return art
}

const setOf = (name: string) => (name.includes(':') ? name.slice(0, name.indexOf(':')) : mainSet)

function readSet(set: string): IconifyJSON {
  // not an `import`: the type checker would take minutes over the literal type of so much JSON
  const path = createRequire(import.meta.url).resolve(`@iconify-json/${set}/icons.json`)
  return JSON.parse(readFileSync(path, 'utf8'))
}

function findIcon(set: IconifyJSON, name: string): Icon | undefined {
  const icon = set.icons[set.aliases?.[name]?.parent ?? name]
  return icon && { body: icon.body, width: icon.width ?? set.width ?? 16, height: icon.height ?? set.height ?? 16 }
}
