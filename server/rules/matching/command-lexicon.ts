import type { OwnCommands } from '../quiz/quiz.ts'
import type { Language } from './attempt.ts'
import type { Command } from './command.ts'
import { emptyAmong } from './empty-words.ts'
import { type Lexicon, phraseAt } from './lexicon.ts'
import { wordsOf } from './normalise.ts'
import { stemOf } from './spelling.ts'
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

/** Returns the meanings of the phrases that the words consist of; null where any word is among them that may name a thing. */
export function meaningsIn(words: readonly string[], language: Language, own: OwnCommands | undefined): Meaning[] | null {
  const lexicon = lexiconOf(language, own)
  const keys = words.map((word) => keyOf(word, language))
  const isEmpty = emptyAmong(words, language)
  const meanings: Meaning[] = []
  for (let at = 0; at < keys.length;) {
    const phrase = phraseAt(lexicon, keys, at) ?? (isEmpty[at] && { meaning: 'says nothing', length: 1 })
    if (!phrase) return null
    meanings.push(phrase.meaning)
    at += phrase.length
  }
  return meanings
}

/** Returns every phrase of each of Pavel's own commands. */
function commandsIn(language: Language): Record<Command, string[]> {
  const { commands, lessClear } = wordsIn(language)
  const all = (command: Command) => [...commands[command], ...lessClear[command]]
  return { repeat: all('repeat'), hint: all('hint'), skip: all('skip'), code: all('code'), rules: all('rules') }
}

/** The phrases of Pavel's own commands, by the keys of their words. */
export const commandForms = { ru: buildForms('ru'), en: buildForms('en') }

function buildForms(language: Language): Lexicon<Meaning> {
  return build({ command: Object.values(commandsIn(language)).flat() }, language)
}

const lexicons = { ru: buildShipped('ru'), en: buildShipped('en') }

// A quiz never changes once it is read.
const ownLexicons = { ru: new WeakMap<OwnCommands, Lexicon<Meaning>>(), en: new WeakMap<OwnCommands, Lexicon<Meaning>>() }

function lexiconOf(language: Language, own: OwnCommands | undefined): Lexicon<Meaning> {
  if (!own) return lexicons[language]
  const lexicon = ownLexicons[language].get(own) ?? withOwn(lexicons[language], own, language)
  ownLexicons[language].set(own, lexicon)
  return lexicon
}

function buildShipped(language: Language): Lexicon<Meaning> {
  const { roles, besideCommands, denials, codes, telling } = wordsIn(language)
  const isDenial = (phrase: string) => denials.some((denial) => phrase.startsWith(`${denial} `))
  const empty = [...roles.filler.filter((phrase) => !isDenial(phrase)), ...roles.refusal, ...roles.correction, ...besideCommands]
  return build({ 'says nothing': empty, telling, denies: denials, ...commandsIn(language), 'names the code': codes }, language)
}

/** A phrase of Pavel's own commands keeps its meaning, whatever a quiz says. */
function withOwn({ meanings, longest }: Lexicon<Meaning>, own: OwnCommands, language: Language): Lexicon<Meaning> {
  const added = build(own, language)
  const isFree = (phrase: string) => phrase !== '' && ['says nothing', 'telling'].includes(meanings.get(phrase) ?? 'says nothing')
  return {
    meanings: new Map([...meanings, ...[...added.meanings].filter(([phrase]) => isFree(phrase))]),
    longest: Math.max(longest, added.longest),
  }
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
  const meanings = new Map(keyed)
  return { meanings, longest: Math.max(0, ...keyed.map(([phrase]) => phrase.split(' ').length)) }
}
