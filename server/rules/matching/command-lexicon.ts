import type { OwnCommands } from '../quiz/quiz.ts'
import { asidesAmong, withoutAsides } from './asides.ts'
import type { Language } from './attempt.ts'
import { byLanguage } from './by-language.ts'
import type { Command } from './command.ts'
import { emptyAmong, isAddress } from './empty-words.ts'
import { type Lexicon, lexiconFrom, phraseAt } from './lexicon.ts'
import { wordsOf } from './normalise.ts'
import { stemOf } from './spelling.ts'
import { isAdverb, isAttribute, isVerb } from './word-classes.ts'
import { wordsIn } from './words.ts'

/** What a phrase does in a request: it says nothing («пожалуйста»), asks for a command, names the code, asks to be told, or denies. */
export type Meaning = string

/** Stems that are shorter are shared by too many words: «следующий» has the stem of «след». */
const shortestStem: Record<Language, number> = { ru: 5, en: 4 }

/** Returns what all forms of a word have in common, and no other word. */
export function keyOf(word: string, language: Language): string {
  const stem = stemOf(word, language)
  return stem.length < shortestStem[language] ? word : stem
}

/** A phrase of a request. `isOwnWord`: a word of conversation that no request has («справляюсь»). */
export type Said = { words: string; meaning: Meaning; isOwnWord: boolean }

/** Returns the phrases that the words consist of, with their meanings; null where any word is among them that may name a thing. */
export function phrasesIn(all: readonly string[], language: Language, own: OwnCommands | undefined): Said[] | null {
  const lexicon = lexiconOf(language, own)
  const words = all.filter((word) => !degrees[language].has(word))
  const keys = words.map((word) => keyOf(word, language))
  const isAside = asidesAmong(words, language)
  const isEmpty = emptyAmong(withoutAsides(words, isAside, language), language)
  const said: Said[] = []
  for (let at = 0; at < keys.length;) {
    const asked = phraseAt(lexicon, keys, at)
    // «Сейчас светофор проеду» asks for nothing.
    const isWithinAside = isAside[at] && (isAside[at - 1] || isAside[at + 1]) && asked?.length !== keys.length
    const known = isWithinAside ? null : asked
    const phrase =
      known ?? ((isEmpty[at] || isAside[at] || namesNothing(words[at] ?? '', language)) && { meaning: 'says nothing', length: 1 })
    if (!phrase) return null
    said.push({ words: words.slice(at, at + phrase.length).join(' '), meaning: phrase.meaning, isOwnWord: !known })
    at += phrase.length
  }
  return said
}

/** «Не совсем расслышал», “didn't quite catch that”: they stand within phrases. */
const degrees: Record<Language, ReadonlySet<string>> = {
  ru: new Set('совсем толком особо почти нормально как-то'.split(' ')),
  en: new Set('quite really actually properly totally fully entirely completely kindly'.split(' ')),
}

/** In a request, verbs and adverbs say how or why it is made: «не успел послушать», “quickly”. */
function namesNothing(word: string, language: Language): boolean {
  if (isAddress(word, language)) return true
  return language === 'ru' ? isVerb(word) || isAdverb(word) || isImperative.test(word) || isAttribute(word) : /.{3}ly$/.test(word)
}

/** «Проговори», «перемотни»; of nouns in the plural hardly any begins and ends so. */
const isImperative = /^(?:про|рас|пере|под|за|вы|при|об|от|до)[а-я]{2,}(?:[рлвдзс]и|ни)$/

/** Returns every phrase of each of Pavel's own commands. */
function commandsIn(language: Language): Record<Command, string[]> {
  const { commands, lessClear } = wordsIn(language)
  const all = (command: Command) => [...commands[command], ...lessClear[command]]
  return { repeat: all('repeat'), hint: all('hint'), skip: all('skip'), code: all('code'), rules: all('rules') }
}

/** The phrases of Pavel's own commands, by the keys of their words. */
export const commandForms = byLanguage(buildForms)

function buildForms(language: Language): Lexicon<Meaning> {
  return build({ command: Object.values(commandsIn(language)).flat() }, language)
}

const shippedLexicon = byLanguage(buildShipped)

// A quiz never changes once it is read.
const ownLexicons = { ru: new WeakMap<OwnCommands, Lexicon<Meaning>>(), en: new WeakMap<OwnCommands, Lexicon<Meaning>>() }

function lexiconOf(language: Language, own: OwnCommands | undefined): Lexicon<Meaning> {
  if (!own) return shippedLexicon(language)
  const lexicon = ownLexicons[language].get(own) ?? withOwn(shippedLexicon(language), own, language)
  ownLexicons[language].set(own, lexicon)
  return lexicon
}

function buildShipped(language: Language): Lexicon<Meaning> {
  const { roles, besideCommands, denials, codes, telling } = wordsIn(language)
  const isDenial = (phrase: string) => denials.some((denial) => phrase.startsWith(`${denial} `))
  const empty = [
    ...roles.filler.filter((phrase) => !isDenial(phrase)),
    ...roles.refusal,
    ...roles.correction,
    ...roles.function,
    ...besideCommands,
  ]
  return build({ 'says nothing': empty, telling, denies: denials, ...commandsIn(language), 'names the code': codes }, language)
}

/** A phrase of Pavel's own commands keeps its meaning, whatever a quiz says. */
function withOwn({ meanings }: Lexicon<Meaning>, own: OwnCommands, language: Language): Lexicon<Meaning> {
  const added = build(own, language)
  const isFree = (phrase: string) => phrase !== '' && ['says nothing', 'telling'].includes(meanings.get(phrase) ?? 'says nothing')
  return lexiconFrom(new Map([...meanings, ...[...added.meanings].filter(([phrase]) => isFree(phrase))]))
}

/** A phrase that is listed under two meanings gets the later one. */
function build(phrases: Record<Meaning, readonly string[]>, language: Language): Lexicon<Meaning> {
  const keyed = Object.entries(phrases).flatMap(([meaning, list]) =>
    list.map((phrase): [string, Meaning] => [
      wordsOf(phrase, language)
        .map((word) => keyOf(word, language))
        .join(' '),
      meaning,
    ]),
  )
  return lexiconFrom(new Map(keyed))
}
