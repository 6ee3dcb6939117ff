import type { Art } from './icon.ts'
import { CANVAS, FAINT_INK, GONE, n, PIECE_COLOURS, RED_INK } from './ink.ts'
import { drawText } from './lettering.ts'
import { drawBareLetters, drawPart, drawPieceArt } from './part.ts'
import { type ReadLetter, readPart, readPiece } from './reading.ts'
import type { Part } from './recipe.ts'

const MARGIN = 48
const ART = 144
const TILE = 44
const COLUMN_GAP = 36
/** A row of tiles with the gap above it. */
const ROW = 50
const ROW_GAP = 56
const LARGEST_SCALE = 1.4
const LARGEST_ANSWER = 100

type Column = { width: number; colour: string; part: Part }

/** The rebus taken apart: each piece over its letters, and below them the answer, coloured by which piece gave what. */
export function drawSolved(parts: readonly Part[], answer: string, art: Art): string {
  const columns = columnsOf(parts)
  const scale = Math.min((CANVAS.width - 2 * MARGIN) / widthOf(columns), LARGEST_SCALE)
  const answerSize = Math.min(LARGEST_ANSWER, (CANVAS.width - 2 * MARGIN) / answerWidth(answer))
  const apartHeight = (ART + ROW * (hasReplacement(columns) ? 2 : 1)) * scale
  const top = (CANVAS.height - apartHeight - ROW_GAP - answerSize) / 2
  const middle = top + apartHeight + ROW_GAP + answerSize / 2
  return drawColumns(columns, art, top, scale) + drawAnswer(answer, columns, middle, answerSize)
}

function drawColumns(columns: Column[], art: Art, top: number, scale: number): string {
  let x = 0
  const drawn = columns.map((column, index) => {
    const group = `<g transform="translate(${n(x)} 0)">${drawColumn(column, art, `part${index}`)}</g>`
    x += column.width + COLUMN_GAP
    return group
  })
  const left = (CANVAS.width - widthOf(columns) * scale) / 2
  return `<g transform="translate(${n(left)} ${n(top)}) scale(${scale.toFixed(3)})">${drawn.join('\n')}</g>\n`
}

const widthOf = (columns: Column[]) => columns.reduce((sum, column) => sum + column.width, 0) + COLUMN_GAP * (columns.length - 1)

const hasReplacement = (columns: Column[]) => columns.some(({ part }) => part.kind === 'piece' && part.replace)

function columnsOf(parts: readonly Part[]): Column[] {
  return parts
    .filter((part) => part.kind !== 'sign')
    .map((part, index) => ({
      part,
      colour: PIECE_COLOURS[index % PIECE_COLOURS.length] ?? '',
      width: Math.max(part.kind === 'piece' ? ART : 0, lettersOf(part).length * TILE),
    }))
}

function drawColumn({ part, colour, width }: Column, art: Art, key: string): string {
  const letters = lettersOf(part)
  const left = (width - letters.length * TILE) / 2
  const tiles = letters.map((letter, index) => drawReadLetter(letter, left + (index + 0.5) * TILE, colour))
  return drawAbove(part, width, art, key) + tiles.join('')
}

/** The part as the line shows it, but without its marks: the letters below tell what they did. */
function drawAbove(part: Part, width: number, art: Art, key: string): string {
  if (part.kind === 'piece') return drawPieceArt(part, art, { x: width / 2, y: ART / 2, size: ART }, key)
  const box = part.kind === 'letters' ? drawBareLetters(part, TILE) : drawPart(part, art, 'commas', key)
  const scale = Math.min(width / box.width, ART / (box.above + box.below))
  return `<g transform="translate(${n((width - box.width * scale) / 2)} ${ART / 2}) scale(${scale.toFixed(3)})">${box.svg}</g>`
}

/** Bare and placed letters are all given; only a piece's can go. */
const lettersOf = (part: Part): ReadLetter[] =>
  part.kind === 'piece' ? readPiece(part) : [...readPart(part)].map((letter) => ({ letter, fate: 'given', gives: letter }))

function drawReadLetter({ letter, fate, gives }: ReadLetter, x: number, colour: string): string {
  const y = ART + ROW - TILE / 2
  if (fate === 'given') return drawTile(letter, x, y, TILE, colour)
  const gone =
    drawTile(letter, x, y, TILE, GONE, FAINT_INK) +
    `<path d="M${n(x - 15)} ${y + 15}L${n(x + 15)} ${y - 15}" stroke="${RED_INK}" stroke-width="4" stroke-linecap="round"/>`
  return fate === 'replaced' ? gone + drawTile(gives, x, y + TILE, TILE, colour) : gone
}

function drawAnswer(answer: string, columns: Column[], y: number, size: number): string {
  const colours = columns.flatMap(({ part, colour }) => [...readPart(part)].map(() => colour))
  let left = (CANVAS.width - size * answerWidth(answer)) / 2
  const tiles = [...answer.toUpperCase()].map((letter) => {
    const x = left + (cellOf(letter) * size) / 2
    left += cellOf(letter) * size
    const drawn = isLetter(letter)
      ? drawTile(letter, x, y, size, colours.shift() ?? GONE)
      : drawText(letter, { x, y, size: size * 0.7 })
    return `<g class="drop">${drawn}</g>`
  })
  return `<g>${tiles.join('\n')}</g>`
}

/** In tiles; what is not a letter (a hyphen, a space) takes half a tile. */
const answerWidth = (answer: string) => [...answer].reduce((sum, letter) => sum + cellOf(letter), 0)
const cellOf = (letter: string) => (isLetter(letter) ? 1 : 0.5)
const isLetter = (letter: string) => /\p{L}/u.test(letter)

function drawTile(letter: string, x: number, y: number, size: number, colour: string, ink = '#ffffff'): string {
  const side = size * 0.92
  const corner = `x="${n(x - side / 2)}" y="${n(y - side / 2)}"`
  return (
    `<rect ${corner} width="${n(side)}" height="${n(side)}" rx="${n(side * 0.22)}" fill="${colour}"/>` +
    drawText(letter.toUpperCase(), { x, y, size: size * 0.66, fill: ink })
  )
}
