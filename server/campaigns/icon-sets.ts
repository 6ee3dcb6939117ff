import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Art, Icon } from '../rules/pictures/pictures.ts'

/**
 * Where the icons of a set are in its file: where the text of each begins, in bytes, and how long it is. `aliases` are other names
 * for them, and `width` and `height` the size of those that have none of their own.
 */
export type IconPlaces = {
  width: number
  height: number
  aliases: Record<string, string>
  icons: Record<string, [start: number, length: number]>
}

export const iconSets = ['fluent-emoji-flat', 'noto'] as const
type IconSet = (typeof iconSets)[number]
const [mainSet] = iconSets

/** Returns the path of a set's file. It has up to 25 MB of JSON, which takes 300 ms to read as a whole. */
export const iconFile = (set: IconSet): string => createRequire(import.meta.url).resolve(`@iconify-json/${set}/icons.json`)

/** Returns the named icons by their names, without those that their set does not have. */
export function loadArt(names: Iterable<string>): Art {
  const groups = Map.groupBy(new Set(names), setOf)
  return new Map(iconSets.flatMap((set) => readIcons(set, groups.get(set) ?? [])))
}

/** Returns the names that recipes use for the icons of a name's set. */
export function namesBeside(name: string): ReadonlySet<string> {
  const set = setOf(name)
  return set ? namesIn(set) : new Set()
}

/** Without a prefix a name is one of the main set. */
function setOf(name: string): IconSet | undefined {
  const prefix = name.includes(':') ? name.slice(0, name.indexOf(':')) : mainSet
  return iconSets.find((set) => set === prefix)
}

const withoutPrefix = (name: string) => name.slice(name.indexOf(':') + 1)

function readIcons(set: IconSet, names: readonly string[]): [string, Icon][] {
  if (names.length === 0) return []
  const places = placesIn(set)
  const file = openSync(iconFile(set), 'r')
  try {
    return names.flatMap((name): [string, Icon][] => {
      const plain = withoutPrefix(name)
      const place = placeOf(places, plain)
      return place ? [[name, readIcon(file, place, places)]] : []
    })
  } finally {
    closeSync(file)
  }
}

function placeOf({ icons, aliases }: IconPlaces, name: string) {
  const own = Object.hasOwn(aliases, name) ? (aliases[name] ?? name) : name
  return Object.hasOwn(icons, own) ? icons[own] : undefined
}

function readIcon(file: number, [start, length]: [number, number], size: Pick<Icon, 'width' | 'height'>): Icon {
  const bytes = Buffer.alloc(length)
  readSync(file, bytes, 0, length, start)
  const { body, width, height }: Pick<Icon, 'body'> & Partial<Icon> = JSON.parse(bytes.toString())
  return { body, width: width ?? size.width, height: height ?? size.height }
}

let places: Record<IconSet, IconPlaces> | undefined
const names = new Map<IconSet, ReadonlySet<string>>()

/** `bun run icons` writes them. */
function placesIn(set: IconSet): IconPlaces {
  places ??= JSON.parse(readFileSync(new URL('icon-places.json', import.meta.url), 'utf8')) as Record<IconSet, IconPlaces>
  return places[set]
}

/** Listing thousands of names takes longer than anything that looks one of them up, so it is done once. */
function namesIn(set: IconSet): ReadonlySet<string> {
  const known = names.get(set) ?? listNames(set)
  names.set(set, known)
  return known
}

function listNames(set: IconSet): ReadonlySet<string> {
  const { icons, aliases } = placesIn(set)
  const plain = [...Object.keys(icons), ...Object.keys(aliases)]
  return new Set(set === mainSet ? plain : plain.map((name) => `${set}:${name}`))
}
