import type { Part, Piece } from './recipe.ts'

/** What becomes of one letter of a piece's word. */
type Fate = 'given' | 'cut' | 'struck' | 'replaced'

/** A letter of a piece's word; `gives` is what it contributes to the answer, `''` when it is removed. */
export type ReadLetter = { letter: string; fate: Fate; gives: string }

/** Returns the letters that the parts add up to, in reading order. */
export const readParts = (parts: readonly Part[]): string => parts.map(readPart).join('')

/** Returns the letters that one part contributes; a sign contributes none. */
export function readPart(part: Part): string {
  if (part.kind === 'sign') return ''
  if (part.kind === 'letters') return part.text
  if (part.kind === 'piece')
    return readPiece(part)
      .map(({ gives }) => gives)
      .join('')
  const [thing, base] = [readPart(part.thing), readPart(part.base)]
  return part.reads === 'thing first' ? thing + part.says + base : part.says + base + thing
}

/** Returns what becomes of each letter of a piece's word. */
export function readPiece({ word, cutFront = 0, cutBack = 0, strike = [], replace = [] }: Piece): ReadLetter[] {
  const letters = [...word]
  return letters.map((letter, index) => {
    const position = index + 1
    if (position <= cutFront || position > letters.length - cutBack) return { letter, fate: 'cut', gives: '' }
    if (strike.includes(position)) return { letter, fate: 'struck', gives: '' }
    const replacement = replace.find((each) => each.letter === position)
    if (replacement) return { letter, fate: 'replaced', gives: replacement.with }
    return { letter, fate: 'given', gives: letter }
  })
}
