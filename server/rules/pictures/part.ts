import { type Art, drawIcon } from './icon.ts'
import { faintInk, paper, rounded } from './ink.ts'
import { drawLetters, drawText, lettersWidth } from './lettering.ts'
import { type CutMarks, drawMarks, marksSize } from './marks.ts'
import type { Letters, Part, Piece, Placed } from './recipe.ts'
import { drawScene } from './scene.ts'

/** A drawn part. It extends from x = 0 to `width`, and by `above` and `below` around its centre line y = 0. */
export type Box = { width: number; above: number; below: number; svg: string; isSign?: boolean }

/** The side of a piece's drawing. */
const artSize = 190
const letterSize = 116
const signSize = 72

/** Draws one part of a line at its full size; the line scales it later. `key` makes the ids inside it unique. */
export function drawPart(part: Part, art: Art, cutMarks: CutMarks, key: string): Box {
  switch (part.kind) {
    case 'piece':
      return drawPiece(part, art, cutMarks, key)
    case 'letters':
      return drawBareLetters(part)
    case 'placed':
      return drawPlaced(part, (each, partKey) => drawPart(each, art, cutMarks, `${key}-${partKey}`))
    case 'sign':
      return drawSign(part.text)
  }
}

function drawPiece(piece: Piece, art: Art, cutMarks: CutMarks, key: string): Box {
  const { left, right, above } = marksSize(piece, cutMarks, artSize)
  const x = left + artSize / 2
  return {
    width: left + artSize + right,
    above: artSize / 2 + above,
    below: artSize / 2,
    svg: drawPieceArt(piece, art, { x, y: 0, size: artSize }, key) + drawMarks(piece, cutMarks, { x, y: 0, size: artSize }),
  }
}

const drawSign = (text: string): Box => ({
  width: 56,
  above: 40,
  below: 40,
  isSign: true,
  svg: drawText(text, { x: 28, y: 0, size: signSize, fill: faintInk }),
})

/** Draws letters that stand for themselves; `size` is the font size. */
export function drawBareLetters({ text }: Letters, size = letterSize): Box {
  return { width: lettersWidth(text, size), above: size / 2, below: size / 2, svg: drawLetters(text, { x: 0, y: 0, size }) }
}

type Place = { x: number; y: number; size: number }

/** Returns the SVG of a piece without its marks: its icon, or the middle square of its scene; upside down when it is reversed. */
export function drawPieceArt(piece: Piece, art: Art, place: Place, key: string): string {
  const upright = drawUpright(piece, art, place, key)
  return piece.reversed ? `<g transform="rotate(180 ${rounded(place.x)} ${rounded(place.y)})">${upright}</g>` : upright
}

function drawUpright(piece: Piece, art: Art, place: Place, key: string): string {
  if (typeof piece.art === 'string') return drawIcon(piece.art, art, place, key)
  const { x, y, size } = place
  return (
    `<svg x="${rounded(x - size / 2)}" y="${rounded(y - size / 2)}" width="${size}" height="${size}" viewBox="100 0 600 600">` +
    `${drawScene(piece.art, art, key)}</svg>`
  )
}

type DrawPart = (part: Piece | Letters, key: string) => Box

/** Draws one part in, on, under or behind another; `draw` draws each of the two. */
function drawPlaced({ relation, thing, base }: Placed, draw: DrawPart): Box {
  const [small, large] = [draw(thing, 'thing'), draw(base, 'base')]
  switch (relation) {
    case 'in':
      return base.kind === 'letters' ? putIntoLetter(small, large, [...base.text].length) : putInside(small, large)
    case 'on':
      return stack(small, large)
    case 'under':
      return stack(large, small)
    case 'behind':
      return putBehind(small, base.kind === 'letters' ? outlined(large) : large)
  }
}

/** The thing goes into the last of the letters: «А» into the «О» of «ТО». */
function putIntoLetter(small: Box, large: Box, letterCount: number): Box {
  const cell = large.width / letterCount
  const scale = (cell * hollow) / Math.max(small.width, small.above + small.below)
  return { ...large, svg: large.svg + shrink(small, large.width - cell / 2, 0, scale) }
}

/** The width of the hollow of a bold «О», as a fraction of the letter's width. */
const hollow = 0.42

const putInside = (small: Box, large: Box): Box => ({ ...large, svg: large.svg + shrink(small, large.width / 2, 16, 0.42) })

function putBehind(small: Box, large: Box): Box {
  const scale = 0.7
  const x = large.width + small.width * scale * 0.3
  const behind = shrink(small, x, -large.above * 0.45, scale)
  return { width: x + (small.width * scale) / 2, above: large.above + 40, below: large.below, svg: behind + large.svg }
}

/** Letters in front of something need an outline, or ink would vanish on ink. */
const outlined = (box: Box): Box => ({
  ...box,
  svg: `<g stroke="${paper}" stroke-width="22" stroke-linejoin="round" paint-order="stroke">${box.svg}</g>`,
})

function stack(upper: Box, lower: Box): Box {
  const scale = 0.62
  const width = Math.max(upper.width, lower.width) * scale
  const half = Math.max(upper.above + upper.below, lower.above + lower.below) * scale
  const upperHalf = shrink(upper, width / 2, -upper.below * scale + 6, scale)
  const lowerHalf = shrink(lower, width / 2, lower.above * scale - 6, scale)
  return { width, above: half, below: half, svg: upperHalf + lowerHalf }
}

/** The scaled box with the middle of its centre line at (x, y). */
const shrink = (box: Box, x: number, y: number, scale: number) =>
  `<g transform="translate(${rounded(x - (box.width * scale) / 2)} ${rounded(y)}) scale(${scale})">${box.svg}</g>`
