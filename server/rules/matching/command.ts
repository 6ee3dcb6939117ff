import { distance } from 'fastest-levenshtein'
import type { OwnCommands } from '../quiz/quiz.ts'
import type { Language } from './attempt.ts'
import { isDenied } from './command-denial.ts'
import { keyOf, phrasesIn, type Said } from './command-lexicon.ts'
import { isLongerThan, normalise, wordsOf } from './normalise.ts'
import { partsAroundUnknowing } from './unknowing.ts'
import { wordsIn } from './words.ts'

/** What a caller can ask for; `code` asks Pavel to read out the promo code, `rules` the rules of the game. */
export type Command = 'repeat' | 'hint' | 'skip' | 'code' | 'rules'

/** What an utterance asks for that is no answer: a command, the opposite of one, or help, by saying only that they do not know. */
export type Request = { kind: 'command'; command: Command } | { kind: 'no command' } | { kind: 'does not know' }

const maxCommandLength = 200

// When two commands are said at once («повтори подсказку»), the one that costs the caller less is meant; «повтори правила» means these.
const cheapestFirst: readonly Command[] = ['code', 'rules', 'repeat', 'hint', 'skip']

type Asking = { heard: string; language: Language; commands?: OwnCommands | undefined }

/**
 * Returns what an utterance asks for: «повтори, пожалуйста», «а можно подсказочку», «давайте дальше», «продиктуй код»; that it asks for
 * the opposite («не надо подсказок»), or only says that the caller does not know («ума не приложу»). Returns null when it contains any
 * other word, because then it may be an answer. `commands` are those of the quiz.
 */
export function readRequest({ heard, language, commands }: Asking): Request | null {
  if (isLongerThan(maxCommandLength, heard)) return null
  const words = wordsOf(heard, language)
  const parts = partsAroundUnknowing(words, language)
  const phrases = parts.map((part) => phrasesIn(part, language, commands))
  if (phrases.includes(null)) return null
  const asked = requestOf(
    phrases.map((part) => part ?? []),
    language,
  )
  return asked ?? (parts.length > 1 ? { kind: 'does not know' } : null)
}

/** Returns the command that an utterance consists of, null where there is none. */
export function readCommand(asking: Asking): Command | null {
  const request = readRequest(asking)
  return request?.kind === 'command' ? request.command : null
}

function requestOf(parts: readonly Said[][], language: Language): Request | null {
  const asking = { isAtALoss: parts.length > 1, language }
  const command = commandIn(parts.flatMap((part) => part.filter((_, at) => !isDenied(part, at, asking))))
  if (command) return { kind: 'command', command }
  return commandIn(parts.flat()) ? { kind: 'no command' } : null
}

function commandIn(said: readonly Said[]): Command | null {
  const meant = new Set(said.map(({ meaning }) => meaning))
  if (meant.has('names the code') && (meant.has('telling') || meant.has('repeat'))) return 'code'
  const isClear = ({ words }: Said) => !interrogatives.has(words) && !complaint.test(words)
  const clear = new Set(said.filter(isClear).map(({ meaning }) => meaning))
  return cheapestFirst.find((one) => clear.has(one)) ?? cheapestFirst.find((one) => meant.has(one)) ?? null
}

/** By itself such a word asks to repeat or for a hint, beside another request it is a part of it: “what's the hint”, «сложно, дальше». */
const complaint = /сложн|трудн|тяжел|\bhard|difficult/
const interrogatives = new Set('что чего че шо what whats huh'.split(' '))

const lettersInPrefix = 3

/**
 * Returns the command that an utterance may ask for, where a word of one is misspelt («потсказка»), beside words that say nothing or
 * name what is asked for; null where there is none. Beside any other word none is free: that word may be a guess, and the right one
 * counts, so that a whole game could be guessed for nothing («медведь, повтори»).
 */
export function readUnsureCommand({ heard, language, commands }: Asking): Command | null {
  if (isLongerThan(maxCommandLength, heard)) return null
  const { commands: commandsOf, denials, roles } = wordsIn(language)
  const words = wordsOf(heard, language)
  if (words.some((word) => denials.includes(word) || roles.refusal.includes(word))) return null
  for (const command of ['repeat', 'hint', 'skip'] as const) {
    const known = telltales[language][command]
    const isAsking = words.map((word) => known.some((one) => isFormOf(word, one, language)))
    const [clear = ''] = commandsOf[command]
    if (
      isAsking.includes(true) &&
      phrasesIn(
        words.map((word, at) => (isAsking[at] ? clear : word)),
        language,
        commands,
      )
    )
      return command
  }
  return null
}

const telltales = { ru: telltalesIn('ru'), en: telltalesIn('en') }

function telltalesIn(language: Language): Record<'repeat' | 'hint' | 'skip', string[]> {
  const { repeat, hint, skip } = wordsIn(language).telltales
  return { repeat: repeat.map(normalise), hint: hint.map(normalise), skip: skip.map(normalise) }
}

/** A recogniser that is less sure than this has often heard another word. */
const leastConfidence = 0.35

/**
 * Returns whether a command that costs something was heard so badly that it is asked back. The words that Pavel himself names are
 * always taken, or else nobody whose line is bad could ever get on. A confidence of 0 is no measure: some recognisers have none.
 */
export function isHeardBadly(
  command: Command,
  { heard, language, confidence = 0 }: Asking & { confidence?: number | undefined },
) {
  if (confidence === 0 || confidence >= leastConfidence || (command !== 'hint' && command !== 'skip')) return false
  return !wordsIn(language).commands[command].some((phrase) => normalise(phrase) === normalise(heard))
}

/** A slip of one letter leads to no other word where the rest of a long word is as it should be. */
function isFormOf(word: string, known: string, language: Language): boolean {
  if (keyOf(word, language) === keyOf(known, language)) return true
  const isLong = known.length > 2 * lettersInPrefix && Math.abs(word.length - known.length) <= 1
  return isLong && word[0] === known[0] && distance(word, known) === 1
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
