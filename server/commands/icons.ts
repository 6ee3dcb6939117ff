import type { IconifyJSON } from '@iconify/types'
import en from 'emojibase-data/en/compact.json' with { type: 'json' }
import ru from 'emojibase-data/ru/compact.json' with { type: 'json' }
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { iconFile, type IconPlaces, iconSets } from '../campaigns/campaigns.ts'
import type { IconWords } from '../rules/icon-search/icon-search.ts'

/** Where the words are kept, from the root. The packages that they come from are too large for a server. */
export const iconWordsPath = 'server/campaigns/icon-words.json'

/** Where the places of icons in the files of their sets are kept, from the root. */
export const iconPlacesPath = 'server/campaigns/icon-places.json'

/**
 * `bun run icons`: writes by which words icons are found, and where they are in the files of their sets. A test fails when either is
 * out of date.
 */
async function main(): Promise<void> {
  const write = (path: string, text: string) => writeFile(fileURLToPath(new URL(`../../${path}`, import.meta.url)), text)
  await write(iconWordsPath, iconWords())
  await write(iconPlacesPath, iconPlaces())
}

/** Returns the text of the file: one icon a line. */
export function iconPlaces(): string {
  const places = iconSets.map((set) => {
    const { icons, ...rest } = placesIn(readFileSync(iconFile(set)))
    const lines = Object.entries(icons).map((entry) => entry.map((each) => JSON.stringify(each)).join(':'))
    return `${JSON.stringify(set)}:${JSON.stringify(rest).slice(0, -1)},"icons":{\n${lines.join(',\n')}}}`
  })
  return `{${places.join(',\n')}}\n`
}

/** The files are indented by tabs: an icon begins and ends at the second level, which nothing within a text can look like. */
function placesIn(file: Buffer): IconPlaces {
  const { width = 16, height = 16, icons, aliases = {} }: IconifyJSON = JSON.parse(file.toString())
  const entries = Object.keys(icons).map((name): [string, [number, number]] => {
    const key = `\n\t\t${JSON.stringify(name)}: `
    const start = file.indexOf(`${key}{`) + Buffer.byteLength(key)
    return [name, [start, file.indexOf('\n\t\t}', start) + 4 - start]]
  })
  const parents = Object.entries(aliases).map(([name, { parent }]) => [name, parent])
  return { width, height, aliases: Object.fromEntries(parents), icons: Object.fromEntries(entries) }
}

type Emoji = { hexcode: string; label: string; tags?: string[]; order?: number }

/**
 * Returns the text of the file: one icon a line, in the usual order of emoji. Icons and words are joined by code points. Variants
 * of an icon in another tone of skin are left out; people find the icon itself.
 */
export function iconWords(): string {
  const english = new Map((en as Emoji[]).map((emoji) => [codeOf(emoji.hexcode), emoji]))
  const names = iconNames()
  const icons = (ru as Emoji[])
    .toSorted((one, other) => (one.order ?? Infinity) - (other.order ?? Infinity))
    .flatMap(({ hexcode, label, tags = [] }): IconWords[] => {
      const name = names.get(codeOf(hexcode))
      const other = english.get(codeOf(hexcode))
      return name && other ? [{ name, ru: [label, ...tags], en: [other.label, ...(other.tags ?? [])] }] : []
    })
  return `[\n${icons.map((icon) => JSON.stringify(icon)).join(',\n')}\n]\n`
}

/** Returns the names of icons by their code points. */
function iconNames(): Map<string, string> {
  const path = createRequire(import.meta.url).resolve('@iconify-json/fluent-emoji-flat/chars.json')
  const names: Record<string, string> = JSON.parse(readFileSync(path, 'utf8'))
  return new Map(Object.entries(names).map(([code, name]) => [codeOf(code), name]))
}

/** The variation selector FE0F is in some sources and not in others. */
const codeOf = (code: string) => code.toLowerCase().replaceAll(/-?fe0f/g, '')

// The tests import parts of this file without running it.
if (import.meta.main) await main()
