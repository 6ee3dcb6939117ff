import type { SceneItem } from '../pictures/pictures.ts'
import type { Expectation, LineFault } from './line-faults.ts'

/** What a line may refer to. */
export type Icons = {
  /** the quiz's own scenes, by the names that lines use for them as for icons */
  scenes?: Readonly<Record<string, SceneItem[]>>
  /** returns whether an icon exists; without it, every name that could be an icon's is taken for one */
  isIcon?(name: string): boolean
  /** returns icons that may be meant by a name or a word */
  near?(wanted: string): string[]
}

/** A place in a line that is being read, and the faults that were found before it. */
export type Cursor = Icons & { line: string; at: number; faults: LineFault[] }

/** Takes what the pattern, which must be sticky, matches here; null when it does not. */
export function take(cursor: Cursor, pattern: RegExp): string | null {
  pattern.lastIndex = cursor.at
  const [taken] = pattern.exec(cursor.line) ?? []
  if (taken !== undefined) cursor.at += taken.length
  return taken ?? null
}

/** Returns whether the pattern, which must be sticky, matches here. */
export function isAt(cursor: Cursor, pattern: RegExp): boolean {
  pattern.lastIndex = cursor.at
  return pattern.test(cursor.line)
}

/** Notes a fault between `start` and here, and goes on. */
export function blame(cursor: Cursor, expectation: Expectation, start = cursor.at, near: string[] = []): void {
  cursor.faults.push({ start, end: cursor.at, expectation, near })
}

const plainText = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/uy
const wholePlainText = new RegExp(`^(?:${plainText.source})$`, 'u')
const quotedText = /"(?:[^"]|"")*"|«[^»]*»/y
/** As in a recipe, in UTF-16 units. */
const maxLength = 60

/** Notes a fault when the letters between `start` and here are too many for a recipe. */
export function blameLength(cursor: Cursor, text: string, start: number): void {
  if (text.length > maxLength) blame(cursor, 'short text', start)
}

/** Takes letters, with or without quotation marks; null when there are none here. */
export function takeText(cursor: Cursor): string | null {
  return take(cursor, plainText)?.normalize('NFC') ?? takeQuoted(cursor)
}

function takeQuoted(cursor: Cursor): string | null {
  const start = cursor.at
  const quoted = take(cursor, quotedText)
  if (quoted !== null) {
    const text = quoted.slice(1, -1)
    if (text === '') blame(cursor, 'text', start)
    return quoted.startsWith('"') ? text.replaceAll('""', '"') : text
  }
  const open = take(cursor, /["«].*/sy)
  if (open !== null) blame(cursor, 'closing quote', start)
  return open
}

/** Returns letters as `takeText` takes them. */
export function printText(text: string): string {
  const isPlain = wholePlainText.test(text) && text.normalize('NFC') === text
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`
}
