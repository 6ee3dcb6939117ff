import type { Command } from './command.ts'
import type { Language } from './decision.ts'
import type { Numerals } from './numerals.ts'
import { english } from './words.en.ts'
import { russian } from './words.ru.ts'

/** What a word or a set phrase does in an utterance; everything else is content, a possible guess. */
export type Role =
  /** says nothing: «ну», «не знаю», “I think it's” */
  | 'filler'
  /** denies what follows: «не», “it isn't” */
  | 'negation'
  /** takes back what precedes: «дедлайн, нет» */
  | 'refusal'
  /** makes a polite guess of a negation: «не дедлайн ли» */
  | 'question'
  /** lists: «или», “and” */
  | 'joiner'
  /** begins anew: «не дедлайн, а колл-центр», «может, релиз» */
  | 'contrast'
  /** makes a sentence of words, which a bare list does not have: «на», «который», «получается» */
  | 'function'

/** The words of one language, as people write them; they are normalised when they are read. */
export type Words = {
  roles: Record<Role, string[]>
  commands: Record<Command, string[]>
  /** asks for the code where nothing but the code can be asked for: «код», «да», “sure” */
  agreement: string[]
  /** may stand beside a command: «дай», «этот вопрос» */
  besideCommands: string[]
  numerals: Numerals
  /** what a recogniser makes of digits, tried only when digits are expected: “for” is four */
  mistakenDigits: ReadonlyMap<string, string>
}

export function wordsIn(language: Language): Words {
  return language === 'ru' ? russian : english
}
