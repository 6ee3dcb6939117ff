import { n } from './ink.ts'
import type { Box } from './part.ts'
import type { Letters, Piece, Placed } from './recipe.ts'

type DrawPart = (part: Piece | Letters, key: string) => Box

const SMALL = 0.4

/** One part in, on, under or behind another. */
export function drawPlaced({ relation, thing, base }: Placed, draw: DrawPart): Box {
  const [small, large] = [draw(thing, 'thing'), draw(base, 'base')]
  switch (relation) {
    case 'in':
      return { ...large, svg: large.svg + shrink(small, middleOfContainer(base, large), 0, SMALL) }
    case 'on':
      return stack(small, large)
    case 'under':
      return stack(large, small)
    case 'behind':
      return { ...large, width: large.width + 70, above: large.above + 40,
        svg: shrink(small, large.width + 10, -large.above + 50, 0.7) + large.svg }
  }
}

/** Letters hold a thing in the last of them («А» in the «О» of «ТО»), a drawing in its middle. */
const middleOfContainer = (base: Piece | Letters, box: Box) =>
  base.kind === 'letters' ? box.width * (1 - 0.5 / [...base.text].length) : box.width / 2

function stack(upper: Box, lower: Box): Box {
  const scale = 0.62
  const width = Math.max(upper.width, lower.width) * scale
  const half = Math.max((upper.above + upper.below), (lower.above + lower.below)) * scale
  return { width, above: half, below: half,
    svg: shrink(upper, width / 2, -upper.below * scale + 6, scale) + shrink(lower, width / 2, lower.above * scale - 6, scale) }
}

/** The box with its middle at (x, y). */
const shrink = (box: Box, x: number, y: number, scale: number) =>
  `<g transform="translate(${n(x - (box.width * scale) / 2)} ${n(y)}) scale(${scale})">${box.svg}</g>`
