import { INK, n } from './ink.ts'
import { drawText } from './lettering.ts'
import type { SceneItem } from './recipe.ts'

type Bubble = Extract<SceneItem, { kind: 'bubble' }>

/** A speech bubble: a rounded box with a tail towards who speaks. */
export function drawBubble({ lines, at: [x, y], size: [width, height], tail, textSize }: Bubble): string {
  const corner = n(Math.min(width, height, 120) / 3)
  const box = `x="${n(x - width / 2)}" y="${n(y - height / 2)}" width="${width}" height="${height}" rx="${corner}"`
  const shape = `<path d="${tailPath(x, y, tail)}"/><rect ${box}/>`
  const lead = textSize * 1.22
  const texts = lines.map((line, index) => drawText(line, { x, y: y + (index - (lines.length - 1) / 2) * lead, size: textSize }))
  // both outlines first, then both fillings over their inner halves: box and tail look like one shape
  const outline = `<g stroke="${INK}" stroke-width="12" stroke-linejoin="round">${shape}</g>`
  return `${outline}<g fill="#ffffff">${shape}</g>${texts.join('')}`
}

/** A long triangle from near the box's middle to the tail's tip. */
function tailPath(x: number, y: number, [tipX, tipY]: [number, number]): string {
  const length = Math.hypot(tipX - x, tipY - y)
  const [acrossX, acrossY] = [(-(tipY - y) / length) * 24, ((tipX - x) / length) * 24]
  return `M${n(x + acrossX)} ${n(y + acrossY)}L${n(tipX)} ${n(tipY)}L${n(x - acrossX)} ${n(y - acrossY)}Z`
}
