/** In characters. A number of a row, or a price, is no code. */
const shortestCode = 3
const longestCode = 64

/** Why a text is no promo code. `number of a spreadsheet`: a long number that it has rounded, so that the code is lost. */
export type CodeFault = 'too short' | 'too long' | 'space inside' | 'unusual character' | 'number of a spreadsheet'

/** Letters and digits of any alphabet, and the signs that ticket offices put between them. */
const usual = /^[\p{L}\p{M}\p{N}._/#+*:-]+$/u
const rounded = /^\d([.,]\d+)?e\+\d+$/i

/**
 * Returns why a text cannot be a promo code, or null: the one rule for codes that are uploaded, pasted, or in the file of a quiz. Spaces
 * around it do not count. A code is kept in the case in which it is written.
 */
export function faultOfCode(text: string): CodeFault | null {
  const code = trimmed(text)
  const { length } = [...code]
  if (/\s/u.test(code)) return 'space inside'
  if (rounded.test(code)) return 'number of a spreadsheet'
  if (length > longestCode) return 'too long'
  if (code !== '' && !usual.test(code)) return 'unusual character'
  if (length < shortestCode) return 'too short'
  return /[\p{L}\p{N}]/u.test(code) ? null : 'unusual character'
}

/** Returns a text without what stands around it unseen: spaces, marks of bytes' order and marks of direction. */
export function trimmed(text: string): string {
  return text.replaceAll(/^[\s\u200B-\u200F\u2060\uFEFF]+|[\s\u200B-\u200F\u2060\uFEFF]+$/gu, '').normalize('NFC')
}

/** Returns what two codes share that are the same. Case does not tell them apart: Pavel spells them aloud, and many offices ignore it. */
export const keyOf = (code: string): string => code.toUpperCase()
