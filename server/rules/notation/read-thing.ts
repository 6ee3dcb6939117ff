import * as v from 'valibot'
import { IconName, type Letters, type Piece } from '../pictures/pictures.ts'
import { blame, blameLength, type Cursor, isAt, take, takeText } from './cursor.ts'

type Marks = { word: string; strike: number[]; replace: NonNullable<Piece['replace']> }

/** Reads a word with its icon, or letters that stand for themselves; null, with a fault, when there is neither here. */
export function readThing(cursor: Cursor): Piece | Letters | null {
  const start = cursor.at
  const isReversed = take(cursor, /!/y) !== null
  const cutFront = take(cursor, /,+/y)?.length ?? 0
  const marks = readWord(cursor)
  const cutBack = take(cursor, /,+/y)?.length ?? 0
  const end = cursor.at
  const isMarked = isReversed || cutFront + cutBack + marks.strike.length + marks.replace.length > 0
  if (cutFront + cutBack > [...marks.word].length && marks.word !== '') blame(cursor, 'fewer commas', start)
  if (take(cursor, /\s*:\s*/y) !== null) {
    if (marks.word === '') cursor.faults.push({ start, end, expectation: 'word of an icon', near: [] })
    return { kind: 'piece', art: readIcon(cursor), ...pieceOf(marks, { cutFront, cutBack, isReversed }) }
  }
  if (isMarked) blame(cursor, 'icon of a word', start, cursor.near?.(marks.word) ?? [])
  if (cursor.at === start) return null
  return { kind: 'letters', text: marks.word }
}

/** Only what applies is in a piece, as people write it. */
function pieceOf({ word, strike, replace }: Marks, cuts: { cutFront: number; cutBack: number; isReversed: boolean }) {
  return {
    word,
    ...(cuts.cutFront > 0 && { cutFront: cuts.cutFront }),
    ...(cuts.cutBack > 0 && { cutBack: cuts.cutBack }),
    ...(strike.length > 0 && { strike }),
    ...(replace.length > 0 && { replace }),
    ...(cuts.isReversed && { reversed: true }),
  }
}

function readWord(cursor: Cursor): Marks {
  const marks: Marks = { word: '', strike: [], replace: [] }
  const start = cursor.at
  for (;;) {
    if (isAt(cursor, /\(/y)) readMark(cursor, marks)
    else {
      const text = takeText(cursor)
      if (text === null) break
      marks.word += text
    }
  }
  blameLength(cursor, marks.word, start)
  return marks
}

/** Reads `(-н)`, which strikes out, or `(к=н)`, which replaces; letters count from 1. */
function readMark(cursor: Cursor, marks: Marks): void {
  const start = cursor.at
  take(cursor, /\(\s*/y)
  const position = [...marks.word].length + 1
  if (take(cursor, /[-−–]\s*/y) !== null) {
    const struck = takeText(cursor)
    if (struck === null) return skipMark(cursor, start)
    marks.word += struck
    marks.strike.push(...[...struck].map((_, index) => position + index))
  } else {
    const letterStart = cursor.at
    const letter = takeText(cursor)
    if (letter !== null && [...letter].length !== 1) blame(cursor, 'one letter', letterStart)
    if (letter === null || take(cursor, /\s*(?:=|→|->)\s*/y) === null) return skipMark(cursor, start)
    const otherStart = cursor.at
    const other = takeText(cursor)
    if (other === null) return skipMark(cursor, start)
    blameLength(cursor, other, otherStart)
    marks.word += letter
    marks.replace.push({ letter: position, with: other })
  }
  if (take(cursor, /\s*\)/y) === null) blame(cursor, 'closing bracket')
}

/** Goes on behind a mark that cannot be read, so that faults after it are found too. */
function skipMark(cursor: Cursor, start: number): void {
  take(cursor, /[^\s)]*\)?/y)
  blame(cursor, 'mark', start)
}

function readIcon(cursor: Cursor): Piece['art'] {
  const start = cursor.at
  const name = take(cursor, /(?:noto:)?[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}-]*/uy)
  if (name === null) {
    blame(cursor, 'icon name')
    return ''
  }
  const { scenes = {}, isIcon = (icon: string) => v.is(IconName, icon) } = cursor
  const scene = Object.hasOwn(scenes, name) ? scenes[name] : undefined
  if (!scene && !isIcon(name)) blame(cursor, 'icon', start, cursor.near?.(name) ?? [])
  const commasStart = cursor.at
  if (take(cursor, /,+/y) !== null) blame(cursor, 'commas at the word', commasStart)
  return scene ?? name
}
