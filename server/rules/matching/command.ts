import type { OwnCommands } from '../quiz/quiz.ts'
import type { Language } from './attempt.ts'
import { buildLexicon, type Lexicon, phraseAt } from './lexicon.ts'
import { isLongerThan, normalise, wordsOf } from './normalise.ts'
import { wordsIn } from './words.ts'

/** What a caller can ask for; `code` asks Pavel to read out the promo code, `rules` the rules of the game. */
export type Command = 'repeat' | 'hint' | 'skip' | 'code' | 'rules'

const maxCommandLength = 200

// When two commands are said at once («повтори подсказку»), the one that costs the caller less is meant; «повтори правила» means these.
const cheapestFirst: readonly Command[] = ['code', 'rules', 'repeat', 'hint', 'skip']

/**
 * Returns the command that an utterance consists of: «повтори, пожалуйста», «дай подсказку», «дальше», «продиктуй код». Returns null
 * when it contains any other word, because then it may be an answer, or the opposite of a command («не подсказывай»). `commands` are
 * those of the quiz.
 */
export function readCommand({ heard, language, commands }: Asking): Command | null {
  if (isLongerThan(maxCommandLength, heard)) return null
  const said = commandsIn(wordsOf(heard, language), lexiconOf(language, commands))
  return cheapestFirst.find((one) => said.has(one)) ?? null
}

type Asking = { heard: string; language: Language; commands?: OwnCommands | undefined }

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

function commandsIn(words: readonly string[], lexicon: Lexicon<string>): ReadonlySet<string> {
  const said = new Set<string>()
  for (let at = 0; at < words.length;) {
    const phrase = phraseAt(lexicon, words, at)
    if (!phrase) return new Set()
    said.add(phrase.meaning)
    at += phrase.length
  }
  return said
}

const lexicons = { ru: buildCommandLexicon('ru'), en: buildCommandLexicon('en') }

// A quiz never changes once it is read.
const ownLexicons = { ru: new WeakMap<OwnCommands, Lexicon<string>>(), en: new WeakMap<OwnCommands, Lexicon<string>>() }

function lexiconOf(language: Language, own: OwnCommands | undefined): Lexicon<string> {
  if (!own) return lexicons[language]
  const lexicon = ownLexicons[language].get(own) ?? buildCommandLexicon(language, own)
  ownLexicons[language].set(own, lexicon)
  return lexicon
}

/** A phrase of Pavel's own commands keeps its meaning, whatever a quiz says. */
function buildCommandLexicon(language: Language, own: OwnCommands = { repeat: [], hint: [], skip: [] }): Lexicon<string> {
  const { roles, commands, besideCommands } = wordsIn(language)
  const fillerWords = roles.filler.filter((phrase) => !phrase.includes(' '))
  const shipped = { 'says nothing': [...fillerWords, ...besideCommands], ...commands }
  const [known, added] = [buildLexicon(shipped, language), buildLexicon<string>(own, language)]
  const isCommand = (phrase: string) => (known.meanings.get(phrase) ?? 'says nothing') !== 'says nothing'
  const meanings = new Map<string, string>(known.meanings)
  for (const [phrase, meaning] of added.meanings) if (phrase !== '' && !isCommand(phrase)) meanings.set(phrase, meaning)
  return { meanings, longest: Math.max(known.longest, added.longest) }
}
