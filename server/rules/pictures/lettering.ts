import { ink, rounded } from './ink.ts'

export type Lettering = { x: number; y: number; size: number; fill?: string; rotate?: number }

/** A line of text, its middle at (x, y). */
export function drawText(text: string, { x, y, size, fill = ink, rotate }: Lettering): string {
  const turn = rotate ? ` transform="rotate(${rotate} ${rounded(x)} ${rounded(y)})"` : ''
  const baseline = y + (size * capitalHeight) / 2
  return `<text x="${rounded(x)}" y="${rounded(baseline)}" font-size="${rounded(size)}" fill="${fill}"${turn}>${escapeText(text)}</text>`
}

/** Capitals, each in a cell of its own, so that the width is the same in every font. From x to the right, middle at y. */
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

export const lettersWidth = (text: string, size: number) =>
  [...text.toUpperCase()].reduce((sum, letter) => sum + letterWidth(letter) * size, 0)

/** In parts of the font's size, as wide as the widest common bold font (DejaVu Sans) needs. */
function letterWidth(letter: string) {
  if (/[ЖШЩЮФЫМДMW]/.test(letter)) return 1.02
  if (/[IJ1.,!\- ]/.test(letter)) return 0.5
  if (/[LEFTГЕТ]/.test(letter)) return 0.74
  return 0.84
}

const capitalHeight = 0.72

const escapeText = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
