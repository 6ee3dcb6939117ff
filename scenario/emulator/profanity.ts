import type { Unknowns } from './unknowns.ts'

/**
 * Beginnings of words that a filter takes for rude. Some begin a harmless word as well, which such filters mask all the same: that is
 * why a scenario must leave the filter off.
 */
const rude = ['хрен', 'херн', 'жоп', 'дерьм', 'сук', 'сучк', 'говн', 'shit', 'damn', 'cock', 'bitch', 'ass']

/** `text` after a recogniser's profanity filter: «х***» for a rude word, or nothing. */
export function filtered(text: string, how: Unknowns['profanity']): string {
  const words = text.split(' ').map((word) => (isRude(word) ? (how === 'masks' ? masked(word) : '') : word))
  return words.filter(Boolean).join(' ')
}

function isRude(word: string): boolean {
  return rude.some((beginning) => word.toLowerCase().startsWith(beginning))
}

function masked([first = '', ...rest]: string): string {
  return first + '*'.repeat(rest.length)
}
