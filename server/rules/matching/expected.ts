import type { OwnCommands } from '../quiz/quiz.ts'
import type { Expected, Language } from './attempt.ts'
import type { Command } from './command.ts'
import { digitsSaid } from './digits-said.ts'
import { normalise } from './normalise.ts'
import { shortestStem, stemmedPhrase } from './stemmed-phrase.ts'
import { wordsIn } from './words.ts'

/**
 * What is expected to be said: in a game an answer or a command, after the prize a request for the code, from whoever picks up our call the digits, or a machine's greeting.
 */
export type Expecting = 'answer' | 'code' | 'machine'

/** A quiz, as far as it tells what callers may say. */
type Said = { language: Language; commands?: OwnCommands | undefined; rebuses: readonly Guessed[] }

/** A rebus, and what people have most often guessed wrong. */
type Guessed = Expected & { guesses?: readonly string[] }

/**
 * Returns phrases that a caller is likely to say, normalised (`listen.expected` of scenario/protocol.ts): those that stop Pavel, and
 * that are over sooner. They are the same whichever rebus is asked, and wrong answers are among them, so neither his silence nor the
 * script tells which is right. A word of five letters or more stands for all words that begin with it, so it is given as its stem.
 */
export function expectedPhrases(quiz: Said, expecting: Expecting): string[] {
  const { language, commands } = quiz
  switch (expecting) {
    case 'answer':
      return answersAnd(stemmed(commandsOf(language, ['repeat', 'hint', 'skip', 'rules'], commands), language), quiz)
    case 'code':
      return listed(
        stemmed([...commandsOf(language, ['code', 'repeat']), ...clearOnes(wordsIn(language).agreement, language)], language),
      )
    case 'machine':
      return [...listed(stemmed(machineWords[language], language)), ...digitsSaid[language]]
  }
}

/** Returns those of the expected phrases that cost points or the rebus, so that nobody who has not finished speaking pays for them. */
export function unhurriedPhrases({ language, commands }: Said, expected: readonly string[]): string[] {
  const costly = new Set(stemmed(commandsOf(language, ['hint', 'skip'], commands && { ...commands, repeat: [] }), language))
  return expected.filter((phrase) => costly.has(phrase))
}

/** In characters: with the rest of its turn the list fits into the first packets of a new connection. */
const longestList = 2_400

/** Of fewer rebuses, the words that do not stop him would soon tell the answer. */
const fewestRebuses = 4

/** Of a large quiz only the first spellings of each rebus are given: as many of every one, so that none can be told by it. */
function answersAnd(commands: readonly string[], { rebuses, language }: Said): string[] {
  if (rebuses.length < fewestRebuses) return listed(commands)
  const likes = likeAnswers(rebuses, language)
  const first = (count: number) => [...commands, ...likes.flatMap((spellings) => spellings.slice(0, count))]
  let each = Math.max(...likes.map(({ length }) => length))
  // Covered phrases are left out in the end, but never two thirds of them.
  while (each > 1 && first(each).join().length > 3 * longestList) each--
  while (each > 1 && listed(first(each)).join().length > longestList) each--
  return listed(first(each))
}

/** The spellings of each rebus in turn with its wrong guesses: equally many of every rebus of which any are known. */
function likeAnswers(rebuses: readonly Guessed[], language: Language): string[][] {
  const wrong = rebuses.map((rebus) => wrongOf(rebus, language))
  const count = Math.min(...wrong.map(({ length }) => length).filter(Boolean), mostWrong)
  return rebuses.map(({ answer, accept }, at) => inTurn(stemmed([answer, ...accept], language), wrong[at]?.slice(0, count) ?? []))
}

const mostWrong = 10

/** Those of dictionaries are never guessed, and those that an organiser has written come first. */
const mostRefused = 3

const wrongOf = ({ guesses = [], refuse = [] }: Guessed, language: Language) => [
  ...new Set(stemmed([...guesses, ...refuse.slice(0, mostRefused)], language).filter(isClear)),
]

function inTurn(some: readonly string[], others: readonly string[]): string[] {
  const length = Math.max(some.length, others.length)
  return Array.from({ length }, (_, at) => [some[at], others[at]])
    .flat()
    .filter((text) => text !== undefined)
}

function commandsOf(language: Language, wanted: readonly Command[], own?: OwnCommands): string[] {
  const shipped = wanted.flatMap((command) => wordsIn(language).commands[command])
  return [...clearOnes(shipped, language), ...Object.values(own ?? {}).flat()]
}

/** Commands that people say as often when they mean nothing by them, or to somebody else in the room. */
const unclearCommands: Record<Language, readonly string[]> = {
  ru: [
    'что',
    'чего',
    'что что',
    'пас',
    'pass',
    'next',
    'легче',
    'проще',
    'код',
    'да',
    'ага',
    'угу',
    'ок',
    'окей',
    'конечно',
    'хочу',
    'давай',
    'давайте',
  ],
  en: ['what', 'tip', 'help', 'pass', 'next', 'easier', 'go on', 'code', 'yes', 'yeah', 'yep', 'sure', 'please', 'ok', 'okay'],
}

const clearOnes = (phrases: readonly string[], language: Language) =>
  phrases.filter((phrase) => !unclearCommands[language].includes(normalise(phrase)))

/** What only announcements say, and Pavel never. What they mean by it is judged by `isMachine`. */
const machineWords: Record<Language, readonly string[]> = {
  ru: (
    'автоответчик, абонент, сообщение, сигнала, гудка, голосовая, голосовой, почта, недоступен, секретарь, ассистент, виртуальный, ' +
    'антиспам, оставайтесь, вызываемый, передать, обслуживается'
  ).split(', '),
  en: (
    'voicemail, voice mail, mailbox, message, the tone, the beep, unavailable, not available, subscriber, assistant, press one, ' +
    'stay on the line, remain on the line, screening, be recorded, forwarded'
  ).split(', '),
}

const stemmed = (phrases: readonly string[], language: Language) => phrases.map((phrase) => stemmedPhrase(phrase, language))

const shortestPhrase = 3

/** Said to keep the line alive, or in reply to somebody else. */
const noAnswers = [
  'да',
  'нет',
  'ага',
  'угу',
  'ну',
  'так',
  'алло',
  'але',
  'слышу',
  'хорошо',
  'ладно',
  'yes',
  'yeah',
  'okay',
  'hello',
  'well',
]

const isClear = (phrase: string) => phrase.replaceAll(' ', '').length >= shortestPhrase && !noAnswers.includes(phrase)

/** Leaves out what is not clear, and phrases that end in another one of the list, because that one is heard in them. */
function listed(phrases: readonly string[]): string[] {
  const all = [...new Set(phrases.filter(isClear))].map((phrase) => ({ phrase, words: phrase.split(' ') }))
  const isCovered = (words: string[]) => all.some((other) => other.words !== words && endsIn(words, other.words))
  return all.filter(({ words }) => !isCovered(words)).map(({ phrase }) => phrase)
}

function endsIn(words: readonly string[], end: readonly string[]): boolean {
  const from = words.length - end.length
  return from >= 0 && end.every((word, at) => isWord(words[from + at] ?? '', word))
}

const isWord = (word: string, wanted: string) => word === wanted || (wanted.length >= shortestStem && word.startsWith(wanted))
