import type { Language } from './attempt.ts'
import { buildLexicon, phraseAt } from './lexicon.ts'
import { isLongerThan, normalise, wordsOf } from './normalise.ts'
import { wordsIn } from './words.ts'

/** What a caller can ask for; `code` asks Pavel to read out the promo code, `rules` the rules of the game. */
export type Command = 'repeat' | 'hint' | 'skip' | 'code' | 'rules'

const maxCommandLength = 200

// When two commands are said at once («повтори подсказку»), the one that costs the caller less is meant; «повтори правила» means these.
const cheapestFirst: readonly Command[] = ['code', 'rules', 'repeat', 'hint', 'skip']

/**
 * Returns the command that an utterance consists of: «повтори, пожалуйста», «дай подсказку», «дальше», «продиктуй код». Returns null
 * when it contains any other word, because then it may be an answer, or the opposite of a command («не подсказывай»).
 */
export function readCommand({ heard, language }: { heard: string; language: Language }): Command | null {
  if (isLongerThan(maxCommandLength, heard)) return null
  const said = commandsIn(wordsOf(heard, language), language)
  return cheapestFirst.find((one) => said.has(one)) ?? null
}

/**
 * Returns whether an utterance after the prize asks for the promo code: the command itself, «повтори», or a word of agreement without
 * a denial. This is more generous than `readCommand`, because the game is over and the words cannot be an answer.
 */
export function asksForCode({ heard, language }: { heard: string; language: Language }): boolean {
  const asked = readCommand({ heard, language })
  if (asked) return asked === 'code' || asked === 'repeat'
  const { agreement, roles } = wordsIn(language)
  const words = wordsOf(normalise(heard.slice(0, maxCommandLength)).slice(0, maxCommandLength), language)
  const isDenied = words.some((word) => roles.negation.includes(word) || roles.refusal.includes(word))
  return !isDenied && words.some((word) => agreement.includes(word))
}

function commandsIn(words: readonly string[], language: Language): ReadonlySet<string> {
  const said = new Set<string>()
  for (let at = 0; at < words.length;) {
    const phrase = phraseAt(lexicons[language], words, at)
    if (!phrase) return new Set()
    said.add(phrase.meaning)
    at += phrase.length
  }
  return said
}

const lexicons = { ru: buildCommandLexicon('ru'), en: buildCommandLexicon('en') }

function buildCommandLexicon(language: Language) {
  const { roles, commands, besideCommands } = wordsIn(language)
  const fillerWords = roles.filler.filter((phrase) => !phrase.includes(' '))
  return buildLexicon({ 'says nothing': [...fillerWords, ...besideCommands], ...commands }, language)
}
