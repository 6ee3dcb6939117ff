import type { Part, Placed } from '../pictures/pictures.ts'
import { blame, blameLength, type Cursor, type Icons, isAt, take, takeText } from './cursor.ts'
import type { LineFault } from './line-faults.ts'
import { readThing } from './read-thing.ts'
import { relationOf } from './relations.ts'

/** A part of a row, and its place in the line, in UTF-16 units. */
export type ReadPart = { part: Part; start: number; end: number }

/** A line that could be read, or all its faults, from left to right. */
export type ReadLine = { parts: ReadPart[] } | { faults: LineFault[] }

/** Reads a line of notation: the parts of a row with their places, or every fault with its place. */
export function readLine(line: string, icons: Icons = {}): ReadLine {
  const cursor: Cursor = { ...icons, line, at: 0, faults: [] }
  const parts: ReadPart[] = []
  skipSpace(cursor)
  if (isAtEnd(cursor)) blame(cursor, 'part')
  while (!isAtEnd(cursor)) {
    const start = cursor.at
    const part = readPart(cursor)
    if (part) parts.push({ part, start, end: cursor.at })
    const isSign = part?.kind === 'sign'
    if (!skipSpace(cursor) && !isSign && !isAtEnd(cursor) && !isAt(cursor, /\+/y)) skipUnreadable(cursor, part !== null)
  }
  const faults = cursor.faults.toSorted((one, other) => one.start - other.start)
  return faults.length > 0 ? { faults } : { parts }
}

const skipSpace = (cursor: Cursor) => take(cursor, /\s+/y) !== null
const isAtEnd = ({ at, line }: Cursor) => at >= line.length

/** Marks what no part can begin with, up to the next space. */
function skipUnreadable(cursor: Cursor, isAfterPart: boolean): void {
  const start = cursor.at
  const isReplacement = isAfterPart && isAt(cursor, /=/y)
  take(cursor, /\S+/y)
  blame(cursor, isReplacement ? 'inside the word' : isAfterPart ? 'space' : 'part', start)
  skipSpace(cursor)
}

function readPart(cursor: Cursor): Part | null {
  const sign = take(cursor, /\+|[-−–=](?=\s|$)/y)
  if (sign !== null) return { kind: 'sign', text: sign === '+' || sign === '=' ? sign : '−' }
  if (isAt(cursor, /\//y)) return readPrepositionFirst(cursor)
  const thing = readThing(cursor)
  return thing && isAt(cursor, /\s*\//y) ? readThingFirst(cursor, thing) : thing
}

/** Reads the rest of `а/в/то`, where the thing has been read. */
function readThingFirst(cursor: Cursor, thing: Placed['thing']): Placed | Placed['thing'] {
  const { at, faults } = cursor
  const hasSpace = skipSpace(cursor)
  cursor.faults = [...faults]
  const preposition = readPreposition(cursor)
  const base = readSide(cursor, 'base')
  // In `а /в/о/лк` the thing is a part of its own, and the next one begins with its preposition.
  if (hasSpace && isAt(cursor, /\//y)) {
    Object.assign(cursor, { at, faults })
    return thing
  }
  return { kind: 'placed', ...preposition, thing, base, reads: 'thing first' }
}

/** Reads `/в/о/лк`. */
function readPrepositionFirst(cursor: Cursor): Placed {
  const preposition = readPreposition(cursor)
  const base = readSide(cursor, 'base')
  const thing = take(cursor, /\s*\/\s*/y) === null ? missing(cursor, 'thing') : readSide(cursor, 'thing')
  return { kind: 'placed', ...preposition, thing, base, reads: 'preposition first' }
}

/** Reads the preposition between its slashes: `/в/`, or `/в:внутри/` when another word is said. */
function readPreposition(cursor: Cursor): Pick<Placed, 'relation' | 'says'> {
  take(cursor, /\/\s*/y)
  const start = cursor.at
  const word = takeText(cursor)
  const says = take(cursor, /\s*:\s*/y) === null ? word : takeText(cursor)
  const relation = relationOf(word ?? '')
  if (relation === null || says === null) blame(cursor, 'preposition', start)
  blameLength(cursor, says ?? '', start)
  if (take(cursor, /\s*\/\s*/y) === null) blame(cursor, 'closing slash')
  return { relation: relation ?? 'in', says: says ?? '' }
}

function readSide(cursor: Cursor, side: 'base' | 'thing'): Placed['thing'] {
  return readThing(cursor) ?? missing(cursor, side)
}

function missing(cursor: Cursor, side: 'base' | 'thing'): Placed['thing'] {
  blame(cursor, side)
  return { kind: 'letters', text: '' }
}
