import { type Answers, isRefused, type Known } from './answers.ts'
import type { Closeness, Language } from './attempt.ts'
import { nearnessOf } from './nearness.ts'
import type { Sounded, Written } from './spelling.ts'

/** Words that were heard in a row, joined and one by one. */
export type Reading = Written & { words: readonly Sounded[] }

/** A spelling that words name, and how closely. */
export type Name = Known & { closeness: Closeness }

/**
 * Returns the answers that words may name. What a rebus refuses never names its answer, unless it is one of its spellings: a form or a
 * slip of a word may be another real word, which the quiz's checks have found.
 */
export function namesIn(heard: Reading, answers: Answers, language: Language): Name[] {
  const names: Name[] = []
  for (const known of answers.whole.get(heard.whole.text) ?? []) names.push({ ...known, closeness: { by: 'accepted spelling' } })
  for (const form of heard.forms) {
    for (const known of answers.forms.get(form.text) ?? []) addFree(names, heard, known, { by: 'word form' }, answers)
    for (const known of answers.diminutives.get(form.text) ?? []) addFree(names, heard, known, { by: 'diminutive' }, answers)
  }
  for (const known of answers.sounds.get(heard.sounds[0].text.slice(0, 1)) ?? []) {
    const closeness = nearnessOf(heard, known.spelling, language)
    if (closeness) addFree(names, heard, known, closeness, answers)
  }
  return names
}

/** Returns the answers that are typed with a slip that leaves no first sound to find them by. */
export function mistypedIn(heard: Reading, answers: Answers): Name[] {
  const names: Name[] = []
  for (const known of answers.typos.get(heard.whole.text) ?? [])
    if (!answers.refused.get(known.rebus)?.whole.has(heard.whole.text))
      names.push({ ...known, closeness: { by: 'close spelling', distance: 1 } })
  return names
}

function addFree(names: Name[], heard: Reading, known: Known, closeness: Closeness, { refused }: Answers): void {
  const refusing = refused.get(known.rebus)
  if (!refusing || !isRefused(heard, heard.words, { refused: refusing, meant: known.spelling }))
    names.push({ ...known, closeness })
}
