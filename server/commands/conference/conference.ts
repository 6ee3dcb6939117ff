import { setTimeout as wait } from 'node:timers/promises'
import type { ConferenceWords } from '../../../views/texts/conference.ts'
import { spokenIn } from '../../../views/texts/spoken.ts'
import type { Quiz } from '../../rules/quiz/quiz.ts'
import { attend } from './attend.ts'
import { chanceOf } from './chance.ts'
import { drawPerson } from './person.ts'
import { createTally, type Tally } from './tally.ts'
import type { Telephones } from './telephones.ts'

export { chanceOf } from './chance.ts'
export { setConference } from './desk.ts'
export { writeQuizWithPools } from './quiz.ts'
export { startServer } from './server.ts'
export { openTelephones } from './telephones.ts'

/** What all of the people share. */
export type Conference = {
  url: string
  path: string
  telephones: Telephones
  words: ConferenceWords
  /** what the scenario says by itself while the server is slow */
  filler: string
  tally: Tally
  /** Returns the answer to the rebus with this picture; null where nobody knows it. */
  answerTo(description: string): string | null
  /** Returns how long something takes at the pace of this conference, in milliseconds. */
  hurried(usualMs: number): number
  /** false once nobody begins anything new */
  isOpen(): boolean
}

type Options = {
  url: string
  path: string
  quiz: Quiz
  telephones: Telephones
  words: ConferenceWords
  visitors: number
  minutes: number
  pace: number
  seed: number
  /** ends the conference early */
  signal: AbortSignal
  /** Told of what went wrong for one of the people. */
  onTrouble(error: unknown): void
}

/** What is under way, and a promise that resolves once everybody has left. */
export type UnderWay = { tally: Tally; isOver: Promise<void>; isPresent(): number }

/** Lets people come one after the other, evenly spread with some crowding, each with a page and a telephone of their own. */
export function openConference(options: Options): UnderWay {
  const { quiz, visitors, minutes, pace, seed, signal, onTrouble } = options
  const tally = createTally()
  const answers = answersOf(quiz)
  const conference: Conference = {
    ...options,
    tally,
    filler: spokenIn(quiz.language).filler,
    answerTo: (description) => answers.get(description) ?? null,
    hurried: (usualMs) => usualMs / pace,
    isOpen: () => !signal.aborted,
  }
  let present = 0
  const arrivals = chanceOf(seed, 'arrivals')
  const times = Array.from({ length: visitors }, () => arrivals.between(0, minutes * 60_000)).toSorted(
    (one, other) => one - other,
  )
  const startedAt = Date.now()

  const comes = async (number: number, at: number) => {
    await wait(Math.max(0, startedAt + at - Date.now()), undefined, { signal }).catch(() => undefined)
    if (signal.aborted) return
    const chance = chanceOf(seed, `visitor ${number}`)
    present += 1
    await attend({ person: drawPerson(number, chance), chance, conference }).catch((error: unknown) => {
      // Once the conference is called off, its server is gone for those who are still there.
      if (signal.aborted) return
      tally.note('ran into trouble')
      onTrouble(error)
    })
    present -= 1
  }
  const isOver = Promise.all(times.map((at, index) => comes(index + 1, at))).then(() => undefined)
  return { tally, isOver, isPresent: () => present }
}

/** People look at the picture. These know it by its description, as who cannot see it does. */
function answersOf({ rebuses, forFun }: Quiz): Map<string, string> {
  return new Map(
    [...rebuses, ...(forFun ?? [])].flatMap(({ answer, pictures }) =>
      Object.values(pictures).flatMap((picture) => (picture ? [[picture.description, answer] as const] : [])),
    ),
  )
}
