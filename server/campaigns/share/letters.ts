import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Font } from 'opentype.js'
import { breakLines, type Widths } from './lines.ts'
import { outlineOf, setType } from './type-setting.ts'

type Weight = 'black' | 'medium'

/** All in pixels. Letters are as large as fits, from `most` down to `least`; what does not fit then ends in an ellipsis. */
export type Room = { weight: Weight; width: number; height: number; most: number; least: number }

/** Text as an outline whose upper left corner is 0, 0: `d` is the data of an SVG path. */
export type Lettering = { d: string; width: number; height: number; size: number }

export type Letters = (text: string, room: Room) => Lettering

const files: Record<Weight, string> = {
  black: '@expo-google-fonts/golos-text/900Black/GolosText_900Black.ttf',
  medium: '@expo-google-fonts/golos-text/600SemiBold/GolosText_600SemiBold.ttf',
}

/** Of the size: the letters of headings stand closer, as on the pages. */
const tracking: Record<Weight, number> = { black: -0.025, medium: 0 }
const lineHeight: Record<Weight, number> = { black: 1, medium: 1.2 }

let loading: Promise<Letters> | null = null

/** Letters from a font that comes with the program: what a machine has installed changes nothing. Loading takes a tenth of a second. */
export function loadLetters(): Promise<Letters> {
  loading ??= load()
  return loading
}

async function load(): Promise<Letters> {
  const { parse } = await import('opentype.js/dist/opentype.mjs')
  const fontOf = async (weight: Weight) => {
    const { buffer, byteOffset, byteLength } = await readFile(createRequire(import.meta.url).resolve(files[weight]))
    return parse(buffer.slice(byteOffset, byteOffset + byteLength))
  }
  const fonts: Record<Weight, Font> = { black: await fontOf('black'), medium: await fontOf('medium') }
  return (text, room) => letter(fonts[room.weight], text, room)
}

function letter(font: Font, text: string, room: Room): Lettering {
  const { weight, most, least } = room
  const widths = widthsOf(font, tracking[weight])
  const known = drawable(font, text)
  for (let size = most; size > least; size -= 1) {
    const lines = breakLines(known, room.width / size, widths)
    if (!lines.isBroken && lines.all.length * size * lineHeight[weight] <= room.height)
      return outline(font, lines.all, size, room)
  }
  const { all } = breakLines(known, room.width / least, widths)
  const fits = Math.max(1, Math.floor(room.height / (least * lineHeight[weight])))
  const shown = all.length > fits ? [...all.slice(0, fits - 1), `${all[fits - 1]?.slice(0, -1)}…`] : all
  return outline(font, shown, least, room)
}

/** Widths are in parts of the size of the letters. Those of words are asked for at many sizes, and measured once. */
function widthsOf(font: Font, spacing: number): Widths {
  const measured = new Map<string, number>()
  return (text) => {
    const width = measured.get(text) ?? setType(font, text, spacing).width
    measured.set(text, width)
    return width
  }
}

/** The font has Latin and Cyrillic letters. An empty box in place of any other would be worse than nothing. */
function drawable(font: Font, text: string): string {
  return [...text]
    .filter((character) => font.charToGlyphIndex(character) > 0)
    .join('')
    .replace(/ +/g, ' ')
    .trim()
}

function outline(font: Font, lines: readonly string[], size: number, { weight }: Room): Lettering {
  const set = lines.map((line) => setType(font, line, tracking[weight]))
  // The height of capitals, so that text stands where its box does.
  const first = size * 0.72
  const step = size * lineHeight[weight]
  const d = set.map((line, index) => outlineOf(line, size, first + index * step)).join('')
  const width = Math.max(0, ...set.map((line) => line.width * size))
  return { d, width, height: lines.length === 0 ? 0 : first + (lines.length - 1) * step, size }
}
