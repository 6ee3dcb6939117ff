import { ink, rounded } from './ink.ts'

/** Where and how to draw a text; `rotate` is in degrees. */
export type Lettering = { x: number; y: number; size: number; fill?: string; rotate?: number }

/** Returns the SVG of a text on one line, with its centre at (x, y). */
export function drawText(text: string, { x, y, size, fill = ink, rotate }: Lettering): string {
  const rotation = rotate ? ` transform="rotate(${rotate} ${rounded(x)} ${rounded(y)})"` : ''
  const baseline = y + (size * capitalHeight) / 2
  return `<text x="${rounded(x)}" y="${rounded(baseline)}" font-size="${rounded(size)}" fill="${fill}"${rotation}>${escapeText(text)}</text>`
}

/** Returns the SVG of capitals from x to the right, centred on y. Each has its own cell, so the width is the same in every font. */
export function drawLetters(text: string, { x, y, size, fill }: Lettering): string {
  let left = x
  return [...text.toUpperCase()]
    .map((letter) => {
      const width = letterWidth(letter) * size
      left += width
      return drawText(letter, { x: left - width / 2, y, size, fill })
    })
    .join('')
}

/** Returns how wide `drawLetters` draws a text. */
export const lettersWidth = (text: string, size: number) =>
  [...text.toUpperCase()].reduce((sum, letter) => sum + letterWidth(letter) * size, 0)

/** A letter's width as a fraction of the font size, enough for the widest common bold font (DejaVu Sans). */
function letterWidth(letter: string) {
  if (/[ЖШЩЮФЫМДMW]/.test(letter)) return 1.02
  if (/[IJ1.,!\- ]/.test(letter)) return 0.5
  if (/[LEFTГЕТ]/.test(letter)) return 0.74
  return 0.84
}

const capitalHeight = 0.72

const escapeText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
