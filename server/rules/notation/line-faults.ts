/** What was expected at a place of a line, by names that each language has its own words for. */
export type Expectation =
  | 'part'
  | 'space'
  | 'text'
  | 'closing quote'
  | 'short text'
  | 'mark'
  | 'closing bracket'
  | 'one letter'
  | 'inside the word'
  | 'fewer commas'
  | 'commas at the word'
  | 'icon of a word'
  | 'word of an icon'
  | 'icon name'
  | 'icon'
  | 'preposition'
  | 'closing slash'
  | 'base'
  | 'thing'

/**
 * A fault of a line. `start` and `end` are its place in the line, in UTF-16 units as an editor counts them; they are equal where
 * something is missing. `near` are icons that may have been meant.
 */
export type LineFault = { start: number; end: number; expectation: Expectation; near: string[] }
