import type { Art } from './icon.ts'
import { canvas, faintInk, pieceColours, redInk, removedColour, rounded } from './ink.ts'
import { drawText } from './lettering.ts'
import { drawBareLetters, drawPart, drawPieceArt } from './part.ts'
import { type Part, type ReadLetter, readPart, readPiece } from './recipe.ts'

const margin = 48
const artSize = 144
const tile = 44
const columnGap = 36
/** The height of a row of tiles, with the gap above it. */
const rowHeight = 50
const rowGap = 56
const maxScale = 1.4
const maxAnswerSize = 100

type Column = { width: number; colour: string; part: Part }

/** Draws a rebus taken apart: each piece above its letters, and below them the answer in the colours of the pieces. */
export function drawSolved(parts: readonly Part[], answer: string, art: Art): string {
  const columns = columnsOf(parts)
  const scale = Math.min((canvas.width - 2 * margin) / widthOf(columns), maxScale)
  const answerSize = Math.min(maxAnswerSize, (canvas.width - 2 * margin) / answerWidth(answer))
  const columnsHeight = (artSize + rowHeight * (hasReplacement(columns) ? 2 : 1)) * scale
  const top = (canvas.height - columnsHeight - rowGap - answerSize) / 2
  const middle = top + columnsHeight + rowGap + answerSize / 2
  return drawColumns(columns, art, top, scale) + drawAnswer(answer, columns, middle, answerSize)
}

function drawColumns(columns: Column[], art: Art, top: number, scale: number): string {
  let x = 0
  const drawn = columns.map((column, index) => {
    const group = `<g transform="translate(${rounded(x)} 0)">${drawColumn(column, art, `part${index}`)}</g>`
    x += column.width + columnGap
    return group
  })
  const left = (canvas.width - widthOf(columns) * scale) / 2
  return `<g transform="translate(${rounded(left)} ${rounded(top)}) scale(${scale.toFixed(3)})">${drawn.join('\n')}</g>\n`
}

const widthOf = (columns: Column[]) => columns.reduce((sum, column) => sum + column.width, 0) + columnGap * (columns.length - 1)

const hasReplacement = (columns: Column[]) => columns.some(({ part }) => part.kind === 'piece' && part.replace)

function columnsOf(parts: readonly Part[]): Column[] {
  return parts
    .filter((part) => part.kind !== 'sign')
    .map((part, index) => ({
      part,
      colour: pieceColours[index % pieceColours.length] ?? '',
      width: Math.max(part.kind === 'piece' ? artSize : 0, lettersOf(part).length * tile),
    }))
}

function drawColumn({ part, colour, width }: Column, art: Art, key: string): string {
  const letters = lettersOf(part)
  const left = (width - letters.length * tile) / 2
  const tiles = letters.map((letter, index) => drawReadLetter(letter, left + (index + 0.5) * tile, colour))
  return drawAbove(part, width, art, key) + tiles.join('')
}

/** Draws the part as in the line, but without its marks, because the letters below show what these did. */
function drawAbove(part: Part, width: number, art: Art, key: string): string {
  if (part.kind === 'piece') return drawPieceArt(part, art, { x: width / 2, y: artSize / 2, size: artSize }, key)
  const box = part.kind === 'letters' ? drawBareLetters(part, tile) : drawPart(part, art, 'commas', key)
  const scale = Math.min(width / box.width, artSize / (box.above + box.below))
  return `<g transform="translate(${rounded((width - box.width * scale) / 2)} ${artSize / 2}) scale(${scale.toFixed(3)})">${box.svg}</g>`
}

/** Only letters of a piece can be removed; all others are given. */
const lettersOf = (part: Part): ReadLetter[] =>
  part.kind === 'piece' ? readPiece(part) : [...readPart(part)].map((letter) => ({ letter, fate: 'given', gives: letter }))

function drawReadLetter({ letter, fate, gives }: ReadLetter, x: number, colour: string): string {
  const y = artSize + rowHeight - tile / 2
  if (fate === 'given') return drawTile(letter, x, y, tile, colour)
  const removed =
    drawTile(letter, x, y, tile, removedColour, faintInk) +
    `<path d="M${rounded(x - 15)} ${y + 15}L${rounded(x + 15)} ${y - 15}" stroke="${redInk}" stroke-width="4" stroke-linecap="round"/>`
  return fate === 'replaced' ? removed + drawReplacement([...gives], x, y + tile, colour) : removed
}

const drawReplacement = (letters: string[], x: number, y: number, colour: string) =>
  letters.map((letter, index) => drawTile(letter, x + (index - (letters.length - 1) / 2) * tile, y, tile, colour)).join('')

function drawAnswer(answer: string, columns: Column[], y: number, size: number): string {
  const colours = columns.flatMap(({ part, colour }) => [...readPart(part)].map(() => colour))
  let left = (canvas.width - size * answerWidth(answer)) / 2
  const tiles = [...answer.toUpperCase()].map((letter) => {
    const x = left + (cellOf(letter) * size) / 2
    left += cellOf(letter) * size
    const drawn = isLetter(letter)
      ? drawTile(letter, x, y, size, colours.shift() ?? removedColour)
      : drawText(letter, { x, y, size: size * 0.7 })
    return `<g class="drop">${drawn}</g>`
  })
  return `<g>${tiles.join('\n')}</g>`
}

/** In tiles; a character that is not a letter (a hyphen, a space) takes half a tile. */
const answerWidth = (answer: string) => [...answer].reduce((sum, letter) => sum + cellOf(letter), 0)
const cellOf = (letter: string) => (isLetter(letter) ? 1 : 0.5)
const isLetter = (letter: string) => /\p{L}/u.test(letter)

function drawTile(letter: string, x: number, y: number, size: number, colour: string, ink = '#ffffff'): string {
  const side = size * 0.92
  const corner = `x="${rounded(x - side / 2)}" y="${rounded(y - side / 2)}"`
  return (
    `<rect ${corner} width="${rounded(side)}" height="${rounded(side)}" rx="${rounded(side * 0.22)}" fill="${colour}"/>` +
    drawText(letter.toUpperCase(), { x, y, size: size * 0.66, fill: ink })
  )
}
