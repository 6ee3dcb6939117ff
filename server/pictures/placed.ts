import { PAPER, n } from './ink.ts'
import type { Box } from './part.ts'
import type { Letters, Piece, Placed } from './recipe.ts'

type DrawPart = (part: Piece | Letters, key: string) => Box

/** One part in, on, under or behind another. */
export function drawPlaced({ relation, thing, base }: Placed, draw: DrawPart): Box {
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

/** Letters hold a thing in the last of them: «А» in the «О» of «ТО». */
function putIntoLetter(small: Box, large: Box, letterCount: number): Box {
  const cell = large.width / letterCount
  const scale = (cell * HOLLOW) / Math.max(small.width, small.above + small.below)
  return { ...large, svg: large.svg + shrink(small, large.width - cell / 2, 0, scale) }
}

/** The hollow of a bold «О», in parts of the letter's width. */
const HOLLOW = 0.42

const putInside = (small: Box, large: Box): Box => ({ ...large, svg: large.svg + shrink(small, large.width / 2, 16, 0.42) })

function putBehind(small: Box, large: Box): Box {
  const scale = 0.7
  const x = large.width + small.width * scale * 0.3
  const behind = shrink(small, x, -large.above * 0.45, scale)
  return { width: x + (small.width * scale) / 2, above: large.above + 40, below: large.below, svg: behind + large.svg }
}

/** Letters in front of something: ink over ink could not be told apart. */
const outlined = (box: Box): Box => ({
  ...box,
  svg: `<g stroke="${PAPER}" stroke-width="22" stroke-linejoin="round" paint-order="stroke">${box.svg}</g>`,
})

function stack(upper: Box, lower: Box): Box {
  const scale = 0.62
  const width = Math.max(upper.width, lower.width) * scale
  const half = Math.max(upper.above + upper.below, lower.above + lower.below) * scale
  const upperHalf = shrink(upper, width / 2, -upper.below * scale + 6, scale)
  const lowerHalf = shrink(lower, width / 2, lower.above * scale - 6, scale)
  return { width, above: half, below: half, svg: upperHalf + lowerHalf }
}

/** The box with its middle at (x, y). */
const shrink = (box: Box, x: number, y: number, scale: number) =>
  `<g transform="translate(${n(x - (box.width * scale) / 2)} ${n(y)}) scale(${scale})">${box.svg}</g>`
