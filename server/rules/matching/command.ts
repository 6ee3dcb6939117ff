import type { Language } from './decision.ts'
import { lexicon, phraseAt } from './lexicon.ts'
import { wordsOf } from './normalise.ts'
import { wordsIn } from './words.ts'

export type Command = 'repeat' | 'hint' | 'skip' | 'code'

const longestCommand = 200

// When two were said at once («повтори подсказку»), the one that costs nothing is meant.
const cheapestFirst: readonly Command[] = ['code', 'repeat', 'hint', 'skip']

/**
 * The command that an utterance is, and is nothing else: «повтори, пожалуйста», «дай подсказку», «дальше», «продиктуй код».
 * `null` as soon as any other word is in it: it may be an answer, or «не подсказывай».
 */
export function command({ heard, language }: { heard: string; language: Language }): Command | null {
  if (heard.length > longestCommand) return null
  const said = commandsIn(wordsOf(heard, language), language)
  return cheapestFirst.find((one) => said.has(one)) ?? null
}

/**
 * Whether an utterance after the prize asks for the code: the command itself, «повтори», or any word of agreement that is not
 * denied. There is no answer to mistake it for any more.
 */
export function asksForCode({ heard, language }: { heard: string; language: Language }): boolean {
  const asked = command({ heard, language })
  if (asked) return asked === 'code' || asked === 'repeat'
  const { agreement, roles } = wordsIn(language)
  const words = wordsOf(heard.slice(0, longestCommand), language)
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

const lexicons = { ru: commandLexicon('ru'), en: commandLexicon('en') }

function commandLexicon(language: Language) {
  const { roles, commands, besideCommands } = wordsIn(language)
  const fillerWords = roles.filler.filter((phrase) => !phrase.includes(' '))
  return lexicon({ 'says nothing': [...fillerWords, ...besideCommands], ...commands }, language)
}
