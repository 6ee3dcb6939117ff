import { phrasesIn } from '../../views/texts/spoken.ts'
import type { Quiz } from '../rules/quiz/quiz.ts'

/**
 * Returns what was said or written in a game without its promo codes, spelled or not. Transcripts are read by people who may not see
 * what can be spent; who may finds it on the page of the person.
 */
export function withoutCodes(text: string, codes: readonly string[], language: Quiz['language']): string {
  const { spell } = phrasesIn(language)
  return codes.reduce((left, code) => left.replaceAll(spell(code), hidden).replaceAll(code, hidden), text)
}

const hidden = '····'
