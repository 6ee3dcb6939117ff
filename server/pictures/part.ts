import { type Art, drawIcon } from './icon.ts'
import { FAINT_INK, n } from './ink.ts'
import { drawLetters, drawText, lettersWidth } from './lettering.ts'
import { type Notation, drawMarks, marksSize } from './marks.ts'
import { drawPlaced } from './placed.ts'
import type { Letters, Part, Piece } from './recipe.ts'
import { drawScene } from './scene.ts'

/** A drawn part: it goes from x = 0 to `width`, and its middle line is y = 0, with so much `above` and `below` it. */
export type Box = { width: number; above: number; below: number; svg: string; isSign?: boolean }

export const ART_SIZE = 190
const LETTER_SIZE = 116
const SIGN_SIZE = 72

/** One part of a line, at the size it has when the line needs no shrinking. */
export function drawPart(part: Part, art: Art, notation: Notation, key: string): Box {
  switch (part.kind) {
    case 'piece':
      return drawPiece(part, art, notation, key)
    case 'letters':
      return drawBareLetters(part)
    case 'placed':
      return drawPlaced(part, (each, partKey) => drawPart(each, art, notation, `${key}-${partKey}`))
    case 'sign':
      return drawSign(part.text)
  }
}

function drawPiece(piece: Piece, art: Art, notation: Notation, key: string): Box {
  const { left, right, above } = marksSize(piece, notation)
  const x = left + ART_SIZE / 2
  return {
    width: left + ART_SIZE + right,
    above: ART_SIZE / 2 + above,
    below: ART_SIZE / 2,
    svg: drawPieceArt(piece, art, { x, y: 0, size: ART_SIZE }, key) + drawMarks(piece, notation, { x, y: 0, size: ART_SIZE }),
  }
}

const drawSign = (text: string): Box => ({
  width: 56,
  above: 40,
  below: 40,
  isSign: true,
  svg: drawText(text, { x: 28, y: 0, size: SIGN_SIZE, fill: FAINT_INK }),
})

/** Letters of one's own, as large as a line needs them or as `size` says. */
export function drawBareLetters({ text }: Letters, size = LETTER_SIZE): Box {
  return { width: lettersWidth(text, size), above: size / 2, below: size / 2, svg: drawLetters(text, { x: 0, y: 0, size }) }
}

/** The piece's drawing alone: an icon, or the middle square of a scene of its own. */
export function drawPieceArt(piece: Piece, art: Art, place: { x: number; y: number; size: number }, key: string): string {
  if (typeof piece.art === 'string') return drawIcon(piece.art, art, place, key)
  const { x, y, size } = place
  return (
    `<svg x="${n(x - size / 2)}" y="${n(y - size / 2)}" width="${size}" height="${size}" viewBox="100 0 600 600">` +
    `${drawScene(piece.art, art, key)}</svg>`
  )
}
