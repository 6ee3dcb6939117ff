/** Why a file cannot be one of the game's pictures. */
export type ImageFaultKind =
  | 'too many bytes'
  | 'too many pixels'
  | 'too small'
  | 'wrong shape'
  | 'no picture'
  | 'damaged'
  | 'animated'
  | 'refers elsewhere'
  | 'font'
  | 'html'
  | 'entities'
  | 'style'
  | 'too complex'
  /** where only a photograph or the like can be shown */
  | 'drawing'

/** `found` shows what the file has instead, in no language: `30000 × 30000`, `https://example.com/a.png`. It may be empty. */
export type ImageFault = { kind: ImageFaultKind; found: string }

/** Stops the reading of a picture. `readImage` catches it. */
export class FaultyImage extends Error {
  readonly fault: ImageFault

  constructor(kind: ImageFaultKind, found = '') {
    super(kind)
    this.fault = { kind, found: shortened(found) }
  }
}

const longestFound = 60

const shortened = (text: string) => (text.length > longestFound ? `${text.slice(0, longestFound)}…` : text)

export const sizeText = (width: number, height: number) => `${Math.round(width)} × ${Math.round(height)}`
