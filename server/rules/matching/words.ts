import type { Language } from './attempt.ts'
import type { Command } from './command.ts'
import type { Numerals } from './numerals.ts'
import { english } from './words.en.ts'
import { russian } from './words.ru.ts'

/** The role of a word or set phrase in an utterance. All other words are content, that is, possible guesses. */
export type Role =
  /** has no meaning for the game: «ну», «не знаю», “I think it's” */
  | 'filler'
  /** denies what follows: «не», “it isn't” */
  | 'negation'
  /** denies what precedes: «дедлайн, нет» */
  | 'refusal'
  /** turns a negation into a polite guess: «не дедлайн ли», «разве не дедлайн» */
  | 'question'
  /** takes back the claim before it, or else the one after it: «дедлайн убираем», «забудь про дедлайн» */
  | 'removal'
  /** denies what follows («что угодно, кроме»), unless it is all that is left: «ничего не приходит, кроме дедлайна» */
  | 'exception'
  /** denies what follows where something was said to be more so: «скорее пароль, чем замок» */
  | 'comparison'
  /** says what the caller thought before: «сначала думал», “I was going to say” */
  | 'past'
  /** says that what precedes was claimed before, so that what follows takes its place: «говорил уже» */
  | 'earlier'
  /** begins a choice between what follows: «варианты такие», “between” */
  | 'choice'
  /** joins the items of a list: «и», “and” */
  | 'joiner'
  /** puts forward another claim: «а может», “and also maybe” */
  | 'addition'
  /** sets one claim against another: «или», “or” */
  | 'alternative'
  /** replaces the answer before it by one that follows: «дедлайн, ой, пароль», “I mean” */
  | 'correction'
  /** starts a new clause: «не дедлайн, а колл-центр», «может, релиз» */
  | 'contrast'
  /** shows that the words form a sentence and not a bare list: «на», «который», «получается» */
  | 'function'

/** The words of one language, spelled as people write them; they are normalised when a lexicon is built. */
export type Words = CommandWords & {
  roles: Record<Role, string[]>
  numerals: Numerals
  /** words that recognisers mistake digits for, looked up only when digits are expected: “for” is four */
  mistakenDigits: ReadonlyMap<string, string>
}

/** The words by which callers ask for something. */
export type CommandWords = {
  commands: Record<Command, string[]>
  /** asks for a command too, but is not what Pavel tells callers to say, nor does it stop him */
  lessClear: Record<Command, string[]>
  /** name the promo code, and ask to be told it: «код», «назови» */
  codes: string[]
  telling: string[]
  /** asks for the promo code, when there is nothing else to ask for: «код», «да», “sure” */
  agreement: string[]
  /** may stand beside a command: «дай», «этот вопрос» */
  besideCommands: string[]
  /** begin a new request, to which a denial before them does not reach: «давай», “can” */
  anew: string[]
  /** ask for the opposite of a command: «не надо», «без» */
  denials: string[]
  /** words that hardly any answer has, so that among others they may still ask for the command */
  telltales: Record<'repeat' | 'hint' | 'skip', string[]>
}

/** Returns the words of a language. */
export function wordsIn(language: Language): Words {
  return language === 'ru' ? russian : english
}
