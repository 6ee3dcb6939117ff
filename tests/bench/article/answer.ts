import type { Turn } from '../../../scenario/protocol.ts'
import { type Quiz, rebusesOf } from '../../../server/rules/quiz/quiz.ts'
import { spokenIn } from '../../../views/texts/spoken.ts'

const spoken = spokenIn('ru')

type Position = { rebus: number; attempt: number; question: number }

/** What a page shows after a wrong answer. */
export type Shown = Position & {
  turn: Turn
  points: number
  heard: string
  /** the number of the newest chat entry */
  last: number
  /** the answer ended its rebus */
  isLast: boolean
}

const attempts = 3

export function isRight(quiz: Quiz, rebus: number, heard: string): boolean {
  const { answer = '', accept = [] } = quiz.rebuses[rebus] ?? {}
  const said = normalise(heard)
  return [answer, ...accept].some((spelling) => normalise(spelling) === said)
}

const normalise = (text: string) => text.toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim()

/** Where the game is after a wrong answer, and what Pavel says. */
export function turnAfter(quiz: Quiz, { rebus, attempt, question }: Position, turn: number) {
  const isLast = attempt + 1 === attempts
  const { answer = '', why = '' } = quiz.rebuses[rebus] ?? {}
  const next = isLast ? rebus + 1 : rebus
  const asks = spoken.rebus({ number: next + 1, of: quiz.rebuses.length })
  const say = isLast ? `${spoken.lastWrong({ turn, answer, why })} ${asks}` : spoken.wrong({ turn })
  return { rebus: next, attempt: isLast ? 0 : attempt + 1, question: question + 1, isLast, turn: turnSaying(quiz, turn, say) }
}

export function turnSaying(quiz: Quiz, turn: number, say: string): Turn {
  const { filler, goodbye, pressed } = spoken
  return {
    turn,
    say,
    listen: {
      seconds: quiz.listenSeconds,
      hints: [...rebusesOf(quiz).map(({ answer }) => answer), ...Object.values(pressed)],
      keys: 1,
    },
    then: 'listen',
    voice: {
      speaker: 'Yandex.Neural.ru_RU_filipp',
      recogniser: 'Yandex.ru_RU',
      phraseEndMs: 1_000,
      longestSpeechMs: 10_000,
    },
    phrases: { filler, goodbye },
  }
}
