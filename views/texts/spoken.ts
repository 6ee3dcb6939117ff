import type { Quiz } from '../../server/rules/quiz/quiz.ts'
import { type Called, calledIn } from './called.ts'
import { points as englishPoints } from './calling.en.ts'
import { points as russianPoints } from './calling.ru.ts'
import { ofRules as rulesInEnglish, place as englishPlace, spell as spellInEnglish, spoken as english } from './spoken.en.ts'
import { ofRules as rulesInRussian, place as russianPlace, spell as spellInRussian, spoken as russian } from './spoken.ru.ts'

export type Spoken = ReturnType<typeof russian>

/** The digits a caller has to give: a pairing code of up to `most` digits and, `withNumber`, the end of their phone number. */
export type Wanted = { most: number; withNumber: boolean }

/** Returns what Pavel says on the phone, in the quiz's language; `called` is how a campaign calls him and its button. */
export function spokenIn(language: Quiz['language'], called: Pick<Called, 'name' | 'play'> = calledIn(language)): Spoken {
  return (language === 'ru' ? russian : english)(called)
}

/** The phrases that Pavel's sentences are made of. */
export type Phrases = {
  /** a number of points, in the right case */
  points(earned: number): string
  /** which rebus it is, of how many */
  place(number: number, of: number): string
  /** a promo code, letter by letter */
  spell(code: string): string
  rules: RulesPhrases
}

/** The phrases that the spoken rules are made of. */
export type RulesPhrases = {
  anyOrganiser: string
  /** these prizes, as one of which is won */
  eitherOf(prizes: readonly string[]): string
  /** this prize, and others that are not named */
  andLess(best: string): string
  prizesOnPage: string
  noPrizes: string
}

/** Returns the phrases that Pavel's sentences are made of, in the quiz's language. */
export function phrasesIn(language: Quiz['language']): Phrases {
  return language === 'ru'
    ? { points: russianPoints, place: russianPlace, spell: spellInRussian, rules: rulesInRussian }
    : { points: englishPoints, place: englishPlace, spell: spellInEnglish, rules: rulesInEnglish }
}
