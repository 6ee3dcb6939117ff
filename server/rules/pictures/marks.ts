import { faintInk, ink, redInk, rounded } from './ink.ts'
import { drawText, lettersWidth } from './lettering.ts'
import type { Piece } from './recipe.ts'

/**
 * How a piece shows which letters to remove. Russian rebuses use commas, upside down before the picture and upright after it; English
 * ones write «−BR». Both strike out a letter within the word, and write «К=Н» for a replacement.
 */
export type CutMarks = 'commas' | 'minus'

/** How readers of each language are used to seeing cut letters marked. */
export const cutMarksIn = { ru: 'commas', en: 'minus' } as const satisfies Record<string, CutMarks>

type Square = { x: number; y: number; size: number }
type Label = { struck?: string; text: string }

const commaWidth = 34
/** How far commas overlap the icon: most icons have empty corners, and commas look lost further away. */
const overlap = 16
const labelSize = 60
const labelGap = 30

/** Returns how much space the marks take around a piece of this size. */
export function marksSize(piece: Piece, cutMarks: CutMarks, size: number): { left: number; right: number; above: number } {
  const labels = labelsOf(piece, cutMarks)
  const overhang = Math.max(0, (labelsWidth(labels) - size) / 2)
  const commas = (count = 0) => (cutMarks === 'commas' && count > 0 ? count * commaWidth - overlap : 0)
  return {
    left: Math.max(commas(piece.cutFront), overhang),
    right: Math.max(commas(piece.cutBack), overhang),
    above: labels.length > 0 ? labelSize + 22 : 0,
  }
}

/** Returns the SVG of a piece's marks, for a piece drawn in the given square, whose centre is (x, y). */
export function drawMarks(piece: Piece, cutMarks: CutMarks, square: Square): string {
  const commas = cutMarks === 'commas' ? drawCommas(piece, square) : ''
  return commas + drawLabels(labelsOf(piece, cutMarks), square)
}

function drawCommas({ cutFront = 0, cutBack = 0 }: Piece, { x, y, size }: Square): string {
  const top = y - size / 2 + 28
  const awayFromMiddle = (index: number) => size / 2 - overlap + (index + 0.5) * commaWidth
  const front = Array.from({ length: cutFront }, (_, index) => drawComma(x - awayFromMiddle(index), top, true))
  const back = Array.from({ length: cutBack }, (_, index) => drawComma(x + awayFromMiddle(index), top, false))
  return [...front, ...back].join('')
}

const drawComma = (x: number, y: number, isUpsideDown: boolean) =>
  `<path transform="translate(${rounded(x)} ${rounded(y)})${isUpsideDown ? ' rotate(180)' : ''}" fill="${ink}" ` +
  `d="M0-25a13 13 0 0 1 13 13c0 17-8 29-20 36l-5-6c7-6 10-11 11-17A13 13 0 0 1 0-25z"/>`

function labelsOf(piece: Piece, cutMarks: CutMarks): Label[] {
  const letters = [...piece.word.toUpperCase()]
  const { cutFront = 0, cutBack = 0, strike = [], replace = [] } = piece
  const cuts = cutMarks === 'minus' ? [letters.slice(0, cutFront), cutBack ? letters.slice(-cutBack) : []] : []
  return [
    ...cuts.filter((cut) => cut.length > 0).map((cut) => ({ text: `−${cut.join('')}` })),
    ...strike.map((position) => ({ struck: nameOfLetter(letters, position), text: '' })),
    ...replace.map(({ letter, with: other }) => ({ struck: nameOfLetter(letters, letter), text: `=${other.toUpperCase()}` })),
  ]
}

/** The letter itself, or its position when the word has that letter more than once. */
function nameOfLetter(letters: string[], position: number): string {
  const letter = letters[position - 1] ?? ''
  return letters.indexOf(letter) === letters.lastIndexOf(letter) ? letter : String(position)
}

function drawLabels(labels: Label[], { x, y, size }: Square): string {
  let left = x - labelsWidth(labels) / 2
  return labels
    .map((label) => {
      const drawn = drawLabel(label, left, y - size / 2 - 12 - labelSize / 2)
      left += labelWidth(label) + labelGap
      return drawn
    })
    .join('')
}

const labelsWidth = (labels: Label[]) =>
  labels.reduce((sum, label) => sum + labelWidth(label), 0) + labelGap * (labels.length - 1)

const labelWidth = ({ struck = '', text }: Label) => lettersWidth(struck + text, labelSize)

function drawLabel({ struck = '', text }: Label, left: number, y: number): string {
  const width = lettersWidth(struck, labelSize)
  return (
    (struck && drawStruck(struck, left, y, width)) +
    (text && drawText(text, { x: left + width + lettersWidth(text, labelSize) / 2, y, size: labelSize }))
  )
}

const drawStruck = (letter: string, left: number, y: number, width: number) =>
  drawText(letter, { x: left + width / 2, y, size: labelSize, fill: faintInk }) +
  `<path d="M${rounded(left)} ${rounded(y + 22)}l${rounded(width)}-44" stroke="${redInk}" stroke-width="7" stroke-linecap="round"/>`
