import type { Art } from './icon.ts'
import { canvas, rounded } from './ink.ts'
import type { CutMarks } from './marks.ts'
import { type Box, drawPart } from './part.ts'
import type { Part } from './recipe.ts'

const margin = 56
const gap = 20
const rowGap = 44
const maxScale = 1.45
const minScaleInOneRow = 0.76

/** Draws the parts from left to right in one or two rows, as large as the canvas allows. */
export function drawLine(parts: readonly Part[], art: Art, cutMarks: CutMarks): string {
  const boxes = parts.map((part, index) => drawPart(part, art, cutMarks, `part${index}`))
  const rows = breakIntoRows(boxes)
  const scale = scaleOf(rows)
  let top = (canvas.height - heightOf(rows) * scale) / 2
  return rows
    .map((row) => {
      const { above, below } = extentOf(row)
      const drawn = drawRow(row, (canvas.width - (widthOf(row) - hangingWidth(row)) * scale) / 2, top + above * scale, scale)
      top += (above + below + rowGap) * scale
      return drawn
    })
    .join('\n')
}

/** Uses one row if that is large enough, else two if they are larger. Rows break after a sign, where a reader would pause. */
function breakIntoRows(boxes: Box[]): Box[][] {
  const inTwo = boxes.flatMap((box, index) => (box.isSign ? [[boxes.slice(0, index + 1), boxes.slice(index + 1)]] : []))
  const best = inTwo.sort((one, other) => scaleOf(other) - scaleOf(one))[0]
  const isTooSmall = scaleOf([boxes]) < minScaleInOneRow
  return best && isTooSmall && scaleOf(best) > scaleOf([boxes]) ? best : [boxes]
}

function scaleOf(rows: Box[][]): number {
  const width = (canvas.width - 2 * margin) / Math.max(...rows.map((row) => widthOf(row) + hangingWidth(row)))
  const height = (canvas.height - 2 * margin) / heightOf(rows)
  return Math.min(width, height, maxScale)
}

const widthOf = (row: Box[]) => row.reduce((sum, box) => sum + box.width, 0) + gap * (row.length - 1)

/** A sign at the end of a row is left out when the row is centred. */
function hangingWidth(row: Box[]): number {
  const last = row.at(-1)
  return last?.isSign ? last.width + gap : 0
}

const heightOf = (rows: Box[][]) =>
  rows.map(extentOf).reduce((sum, { above, below }) => sum + above + below, 0) + rowGap * (rows.length - 1)

const extentOf = (row: Box[]) => ({
  above: Math.max(...row.map((box) => box.above)),
  below: Math.max(...row.map((box) => box.below)),
})

function drawRow(row: Box[], left: number, middle: number, scale: number): string {
  let x = 0
  const drawn = row.map((box) => {
    const placed = `<g transform="translate(${rounded(x)} 0)">${box.svg}</g>`
    x += box.width + gap
    return placed
  })
  return `<g transform="translate(${rounded(left)} ${rounded(middle)}) scale(${scale.toFixed(3)})">${drawn.join('\n')}</g>`
}
