/**
 * Letters and digits in lower case, single spaces between the words: case, ё, accents, punctuation, invisible marks are gone.
 * Apostrophes join («isn’t» is one word), everything else that is neither letter nor digit separates.
 */
export function normalise(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\u0438\u0306/g, 'й') // the one accent that makes another letter; ё loses its dots like any accent
    .replace(/[\p{M}\p{Cf}'’ʼ`]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
