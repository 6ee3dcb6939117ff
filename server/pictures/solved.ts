import type { Art } from './art.ts'
import { CANVAS, GONE, FAINT_INK, PIECE_COLOURS, RED_INK, n } from './ink.ts'
import { drawText } from './lettering.ts'
import { drawPieceArt } from './part.ts'
import type { Part, Piece } from './recipe.ts'
import { type ReadLetter, readPart, readPiece } from './reading.ts'

const MARGIN = 48
const ART = 128
const TILE = 44
const COLUMN_GAP = 36

type Column = { width: number; colour: string; part: Part }

/** The rebus taken apart: over each piece's letters the piece, below them the answer, its letters coloured by where they came from. */
export function drawSolved(parts: readonly Part[], answer: string, art: Art): string {
  const columns = columnsOf(parts)
  const width = columns.reduce((sum, column) => sum + column.width, 0) + COLUMN_GAP * (columns.length - 1)
  const scale = Math.min((CANVAS.width - 2 * MARGIN) / width, 1.4)
  let x = 0
  const drawn = columns.map((column, index) => {
    const group = `<g transform="translate(${n(x)} 0)">${drawColumn(column, art, `part${index}`)}</g>`
    x += column.width + COLUMN_GAP
    return group
  })
  return `<g transform="translate(${n((CANVAS.width - width * scale) / 2)} 230) scale(${scale.toFixed(3)})">${drawn.join('\n')}</g>` +
    drawAnswer(answer, columns)
}

function columnsOf(parts: readonly Part[]): Column[] {
  return parts.filter((part) => part.kind !== 'sign').map((part, index) => ({
    part,
    colour: PIECE_COLOURS[index % PIECE_COLOURS.length] ?? '',
    width: Math.max(part.kind === 'piece' ? ART : 0, lettersOf(part).length * TILE),
  }))
}

function drawColumn({ part, colour, width }: Column, art: Art, key: string): string {
  const letters = lettersOf(part)
  const left = (width - letters.length * TILE) / 2
  const tiles = letters.map((letter, index) => drawReadLetter(letter, left + (index + 0.5) * TILE, colour))
  return (part.kind === 'piece' ? drawPieceArt(part, art, { x: width / 2, y: -ART / 2 - 4, size: ART }, key) : '') + tiles.join('')
}

/** Bare and placed letters are all given; only a piece's can go. */
const lettersOf = (part: Part): ReadLetter[] =>
  part.kind === 'piece' ? readPiece(part as Piece) : [...readPart(part)].map((letter) => ({ letter, fate: 'given', gives: letter }))

function drawReadLetter({ letter, fate, gives }: ReadLetter, x: number, colour: string): string {
  if (fate === 'given') return drawTile(letter, x, 46, TILE, colour)
  const gone = drawTile(letter, x, 46, TILE, GONE, FAINT_INK) + `<path d="M${n(x - 15)} 61L${n(x + 15)} 31" stroke="${RED_INK}" stroke-width="4" stroke-linecap="round"/>`
  return fate === 'replaced' ? gone + drawTile(gives, x, 46 + TILE, TILE, colour) : gone
}

function drawAnswer(answer: string, columns: Column[]): string {
  const colours = columns.flatMap(({ part, colour }) => [...readPart(part)].map(() => colour))
  const letters = [...answer.toUpperCase()]
  const size = Math.min(84, (CANVAS.width - 2 * MARGIN) / letters.length)
  const left = (CANVAS.width - size * letters.length) / 2
  const tiles = letters.map((letter, index) => {
    const x = left + (index + 0.5) * size
    const isLetter = /\p{L}/u.test(letter)
    return `<g class="drop">${isLetter ? drawTile(letter, x, 480, size, colours.shift() ?? '') : drawText(letter, { x, y: 480, size: size * 0.7 })}</g>`
  })
  return `<g>${tiles.join('\n')}</g>`
}

const drawTile = (letter: string, x: number, y: number, size: number, colour: string, ink = '#ffffff') =>
  `<rect x="${n(x - size / 2 + size * 0.04)}" y="${n(y - size * 0.46)}" width="${n(size * 0.92)}" height="${n(size * 0.92)}" rx="${n(size * 0.2)}" fill="${colour}"/>` +
  drawText(letter.toUpperCase(), { x, y, size: size * 0.66, fill: ink })
