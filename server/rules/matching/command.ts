import { distance } from 'fastest-levenshtein'
import type { OwnCommands } from '../quiz/quiz.ts'
import type { Language } from './attempt.ts'
import { keyOf, meaningsIn } from './command-lexicon.ts'
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
  const meanings = parts.map((part) => meaningsIn(part, language, commands))
  if (meanings.includes(null)) return null
  const asked = requestOf(new Set(meanings.flatMap((part) => part ?? [])))
  return asked ?? (parts.length > 1 ? { kind: 'does not know' } : null)
}

/** Returns the command that an utterance consists of, null where there is none. */
export function readCommand(asking: Asking): Command | null {
  const request = readRequest(asking)
  return request?.kind === 'command' ? request.command : null
}

function requestOf(said: ReadonlySet<string>): Request | null {
  const isForCode = said.has('names the code') && (said.has('telling') || said.has('repeat'))
  const command = isForCode ? 'code' : cheapestFirst.find((one) => said.has(one))
  if (!command) return null
  return said.has('denies') ? { kind: 'no command' } : { kind: 'command', command }
}

const lettersInPrefix = 3

/**
 * Returns the command that an utterance may ask for, where a word of one is misspelt («потсказка»), beside words that say nothing or
 * name what is asked for; null where there is none. Beside any other word none is free: that word may be a guess, and the right one
 * counts, so that a whole game could be guessed for nothing («медведь, повтори»).
 */
export function readUnsureCommand({ heard, language, commands }: Asking): Command | null {
  if (isLongerThan(maxCommandLength, heard)) return null
  const { commands: commandsOf, telltales, denials, roles } = wordsIn(language)
  const words = wordsOf(heard, language)
  if (words.some((word) => denials.includes(word) || roles.refusal.includes(word))) return null
  for (const command of ['repeat', 'hint', 'skip'] as const) {
    const known = telltales[command].map((word) => normalise(word))
    const isAsking = words.map((word) => known.some((one) => isFormOf(word, one, language)))
    const [clear = ''] = commandsOf[command]
    if (
      isAsking.includes(true) &&
      meaningsIn(
        words.map((word, at) => (isAsking[at] ? clear : word)),
        language,
        commands,
      )
    )
      return command
  }
  return null
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
