/** What could be expected at a place of a line, in English as a fault of a quiz file says it. */
const expectations = {
  part: 'an icon with its word, letters, or a sign between them',
  space: 'a space or + before the next part',
  text: 'letters',
  'closing quote': 'a quotation mark at the end of the quoted letters',
  'short text': 'at most 60 letters in a row',
  mark: 'what to do with a letter of the word: (-a) strikes it out, (a=o) replaces it',
  'closing bracket': 'a bracket that closes the mark',
  'one letter': 'one letter before =, since letters are replaced one by one',
  'inside the word': 'a replaced letter in brackets inside its word, such as l(i=o)ck:lock',
  'fewer commas': 'no more commas than the word has letters',
  'commas at the word': 'commas at the word, before the colon: bread,,:bread',
  'icon of a word': 'an icon after the word that has marks, such as ,,bread:bread',
  'word of an icon': 'the word that the icon stands for, before the colon, such as bread:bread',
  'icon name': 'the name of an icon after the colon',
  icon: 'an icon that exists',
  preposition: 'in, on, under, behind, в, на, под or за; another word is written with one of them, such as /in:inside/',
  'closing slash': 'a slash after the preposition: a/in/box:package',
  base: 'what the thing is in, on, under or behind, such as a/in/box:package',
  thing: 'what is placed, after a slash, such as /in/box:package/a',
} as const

export type Expectation = keyof typeof expectations

/**
 * A fault of a line. `start` and `end` are its place in the line, in UTF-16 units as an editor counts them; they are equal where
 * something is missing. `near` are icons that may have been meant.
 */
export type LineFault = { start: number; end: number; expectation: Expectation; near: string[] }

/** Returns what was expected in English. */
export const expectedBy = ({ expectation }: LineFault): string => expectations[expectation]
