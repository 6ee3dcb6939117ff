import { type Art, drawIcon } from './icon.ts'
import { ink, rounded } from './ink.ts'
import { drawText } from './lettering.ts'
import type { SceneItem } from './recipe.ts'

/** Draws the items of a scene on the 800 × 600 canvas, the first at the back. `key` makes its ids unique within the drawing. */
export const drawScene = (items: readonly SceneItem[], art: Art, key: string): string =>
  items.map((item, index) => drawItem(item, art, `${key}-${index}`)).join('\n')

function drawItem(item: SceneItem, art: Art, key: string): string {
  const [x, y] = item.kind === 'path' ? [0, 0] : item.at
  switch (item.kind) {
    case 'icon': {
      const transform = `translate(${rounded(x)} ${rounded(y)})${item.rotate ? ` rotate(${item.rotate})` : ''}${item.flip ? ' scale(-1 1)' : ''}`
      return `<g transform="${transform}"${opacity(item)}>${drawIcon(item.icon, art, { x: 0, y: 0, size: item.size }, key)}</g>`
    }
    case 'text':
      return drawText(item.text, { x, y, size: item.size, fill: item.fill, rotate: item.rotate })
    case 'bubble':
      return drawBubble(item)
    case 'rectangle': {
      const [width, height] = item.size
      const transform = item.rotate ? ` transform="rotate(${item.rotate} ${x} ${y})"` : ''
      return (
        `<rect x="${rounded(x - width / 2)}" y="${rounded(y - height / 2)}" width="${width}" height="${height}" ` +
        `rx="${item.radius ?? 0}"${transform}${paint(item)}/>`
      )
    }
    case 'ellipse':
      return `<ellipse cx="${x}" cy="${y}" rx="${rounded(item.size[0] / 2)}" ry="${rounded(item.size[1] / 2)}"${paint(item)}/>`
    case 'path':
      return `<path d="${item.d}"${paint(item)}/>`
  }
}

type Painted = { fill?: string; stroke?: string; strokeWidth?: number; opacity?: number }

const paint = (item: Painted) => ` fill="${item.fill ?? 'none'}"${outline(item)}${opacity(item)}`

function outline({ stroke, strokeWidth = 6 }: Painted): string {
  return stroke ? ` stroke="${stroke}" stroke-width="${strokeWidth}" stroke-linecap="round" stroke-linejoin="round"` : ''
}

const opacity = (item: { opacity?: number }) => (item.opacity === undefined ? '' : ` opacity="${item.opacity}"`)

type Bubble = Extract<SceneItem, { kind: 'bubble' }>

/** Draws a speech bubble, a rounded box with a tail towards the speaker. */
function drawBubble({ lines, at: [x, y], size: [width, height], tail, textSize }: Bubble): string {
  const corner = rounded(Math.min(width, height, 120) / 3)
  const box = `x="${rounded(x - width / 2)}" y="${rounded(y - height / 2)}" width="${width}" height="${height}" rx="${corner}"`
  const shape = `<path d="${tailPath(x, y, tail)}"/><rect ${box}/>`
  const lineHeight = textSize * 1.22
  const texts = lines.map((line, index) =>
    drawText(line, { x, y: y + (index - (lines.length - 1) / 2) * lineHeight, size: textSize }),
  )
  // Both outlines first, then both fills over their inner halves, so that box and tail look like one shape.
  const outline = `<g stroke="${ink}" stroke-width="12" stroke-linejoin="round">${shape}</g>`
  return `${outline}<g fill="#ffffff">${shape}</g>${texts.join('')}`
}

/** A long triangle from around the middle of the box to the tip of the tail. */
function tailPath(x: number, y: number, [tipX, tipY]: [number, number]): string {
  const length = Math.hypot(tipX - x, tipY - y)
  const [acrossX, acrossY] = [(-(tipY - y) / length) * 24, ((tipX - x) / length) * 24]
  return `M${rounded(x + acrossX)} ${rounded(y + acrossY)}L${rounded(tipX)} ${rounded(tipY)}L${rounded(x - acrossX)} ${rounded(y - acrossY)}Z`
}
