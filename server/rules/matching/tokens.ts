import type { Language } from './attempt.ts'
import { buildLexicon, phraseAt } from './lexicon.ts'
import { wordsOf } from './normalise.ts'
import { type Stemmed, stemOf } from './spelling.ts'
import { type Role, wordsIn } from './words.ts'

/** A word that was heard, its role in the utterance, and whether a pause (punctuation) precedes it. */
export type Token = Stemmed & { role: Role | 'content'; afterPause: boolean }

/** Splits what was heard into words with their roles. All words of a set phrase have the phrase's role. */
export function tokensOf(heard: string, language: Language): Token[] {
  const words = heard.split(pause).flatMap((part) => wordsOf(part, language).map((word, at) => ({ word, afterPause: at === 0 })))
  return withRoles(
    words.map((word) => ({ ...word, stem: stemOf(word.word, language) })),
    language,
  )
}

// A hyphen is a pause only between spaces: «дедлайн - нет», but «колл-центр».
const pause = /[.,;:!?…—–|/\n]+|\s-+\s/

function withRoles(words: readonly Omit<Token, 'role'>[], language: Language): Token[] {
  const plain = words.map(({ word }) => word)
  const tokens: Token[] = []
  while (tokens.length < words.length) {
    const phrase = phraseAt(lexicons[language], plain, tokens.length) ?? { meaning: 'content' as const, length: 1 }
    for (const word of words.slice(tokens.length, tokens.length + phrase.length)) tokens.push({ ...word, role: phrase.meaning })
  }
  return tokens
}

const lexicons = { ru: buildRoleLexicon('ru'), en: buildRoleLexicon('en') }

/** Among other words a command is no guess («подскажите, это дедлайн?», «не надо подсказку»), so it counts as a function word. */
function buildRoleLexicon(language: Language) {
  const { roles, commands } = wordsIn(language)
  return buildLexicon<Role>({ ...roles, function: [...Object.values(commands).flat(), ...roles.function] }, language)
}
