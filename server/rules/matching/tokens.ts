import { asidesAmong, withoutAsides } from './asides.ts'
import type { Language } from './attempt.ts'
import { byLanguage } from './by-language.ts'
import { commandForms, keyOf } from './command-lexicon.ts'
import { emptyAmong, isEmptyByPlace } from './empty-words.ts'
import { buildLexicon, phraseAt } from './lexicon.ts'
import { wordsOf } from './normalise.ts'
import { withRolesByPlace } from './roles-by-place.ts'
import { type Stemmed, stemOf } from './spelling.ts'
import { type Role, wordsIn } from './words.ts'

/**
 * A word that was heard, its role in the utterance, and whether a pause (punctuation) precedes it. `empty`: it is in no set phrase, but
 * names no thing («скажу»), so that it is no guess, and a denial ends with it. `isPresenting`: it makes what
 * follows the claim («это», “that's”). `isHedge`: it makes it a mere possibility. `isAsked`: a question mark ends the words between two pauses that it is in.
 * `isByPlace`: it is empty only because of the word before it.
 */
export type Token = Stemmed & {
  role: Role | 'content' | 'empty'
  afterPause: boolean
  isPresenting: boolean
  isHedge: boolean
  isAsked: boolean
  isByPlace: boolean
}

/** Splits what was heard into words with their roles. All words of a set phrase have the phrase's role. */
export function tokensOf(heard: string, language: Language): Token[] {
  const words = partsOf(heard).flatMap(({ text, isAsked }) =>
    wordsOf(text, language).map((word, at) => ({ word, afterPause: at === 0, isAsked })),
  )
  return withRoles(
    words.map((word) => ({ ...word, stem: stemOf(word.word, language) })),
    language,
  )
}

// A hyphen is a pause only between spaces: «дедлайн - нет», but «колл-центр».
const pause = /([.,;:!?…—–|/\n]+|\s-+\s)/

/** The texts between two pauses; every other element of the split is a pause. */
function partsOf(heard: string): { text: string; isAsked: boolean }[] {
  const split = heard.split(pause)
  return split.flatMap((text, at) => (at % 2 === 0 ? [{ text, isAsked: split[at + 1]?.includes('?') ?? false }] : []))
}

type Word = Omit<Token, 'role' | 'isPresenting' | 'isHedge' | 'isByPlace'>

function withRoles(words: readonly Word[], language: Language): Token[] {
  const plain = words.map(({ word }) => word)
  const keys = plain.map((word) => keyOf(word, language))
  const tokens: Token[] = []
  while (tokens.length < words.length) {
    const command = phraseAt(commandForms(language), keys, tokens.length)
    const phrase = phraseAt(roleLexicon(language), plain, tokens.length) ??
      (command && { meaning: 'filler' as const, length: command.length }) ?? { meaning: 'content' as const, length: 1 }
    const run = words.slice(tokens.length, tokens.length + phrase.length)
    const said = run.map(({ word }) => word).join(' ')
    const [isPresenting, isHedge] = [presenting.test(said), hedging.test(said)]
    for (const word of run) tokens.push({ ...word, role: phrase.meaning, isPresenting, isHedge, isByPlace: false })
  }
  return withRolesByPlace(withEmpty(tokens, language))
}

function withEmpty(tokens: Token[], language: Language): Token[] {
  const words = tokens.map(({ word }) => word)
  const isAside = asidesAmong(words, language)
  const isEmpty = emptyAmong(withoutAsides(words, isAside, language), language)
  const isSuch = ({ role }: Token, at: number) => role === 'content' && isEmpty[at]
  return tokens.map((token, at) =>
    isSuch(token, at) ? { ...token, role: 'empty', isByPlace: isEmptyByPlace(words, at, language) } : token,
  )
}

/** «Мне кажется, это», “I guess it's”: what the phrase ends in counts. It is normalised, so “it's” has no apostrophe. */
const presenting = new RegExp(
  '(?:^| )(?:это|ето|значит|получается|получилось|выходит|итого|' +
    'следовательно|поэтому|так что|стало быть|so|its|(?:it|this|that|answer|word|guess) is|thats|these are|therefore|hence|thus|makes|means|equals|gives)(?: not)?$',
)

const hedging =
  /(?:^| )(?:может|может быть|возможно|вдруг|наверное|наверно|вероятно|maybe|perhaps|possibly|probably|(?:could|might|may) be)$/

const roleLexicon = byLanguage(buildRoleLexicon)

/** Among other words a command is no guess («подскажите, это дедлайн?»), nor does it make a sentence of them, save «правила простые». */
function buildRoleLexicon(language: Language) {
  const { roles, commands } = wordsIn(language)
  const filler = [...Object.values(commands).flat(), ...roles.filler]
  const refusal = [...roles.refusal, ...roles.refusal.flatMap(withHedges)]
  return buildLexicon<Role>({ ...roles, filler, refusal, function: [...commands.rules, ...roles.function] }, language)
}

/** «Точно не подойдёт» would else be «точно не», which denies what follows. */
function withHedges(refusal: string): string[] {
  return refusal.startsWith('не ')
    ? ['точно', 'явно', 'тоже', 'совсем', 'вообще', 'никак'].map((hedge) => `${hedge} ${refusal}`)
    : []
}
