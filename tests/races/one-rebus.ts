import { readQuiz } from '../../server/campaigns/quiz-file.ts'
import { receive } from '../../server/game/receive-event.ts'
import type { Quiz } from '../../server/rules/quiz/quiz.ts'
import { fixedQuizPath } from '../cast/fixed-quiz.ts'
import { started, wire } from '../cast/wire.ts'
import { browser } from './browser.ts'
import { phoneOf, type Race } from './race.ts'

/** The standard quiz cut to its first rebus, which wins the best prize: a race for the end of the game needs no other. */
export async function quizOfOneRebus(tiersOf = (tiers: Quiz['tiers']) => tiers) {
  const { quiz, ...file } = await readQuiz(fixedQuizPath())
  const most = quiz.points[0] ?? 0
  const tiers = quiz.tiers.map((tier) => ({ ...tier, atLeast: Math.min(tier.atLeast, most) }))
  return { ...file, quiz: { ...quiz, rebuses: quiz.rebuses.slice(0, 1), tiers: tiersOf(tiers) } }
}

/** Begins a game of one rebus. Returns a function that solves it and so wins the best prize left. */
export async function playsOneRebus(race: Race, index: number) {
  const { context, url, quiz } = race.server(index)
  await browser(url).gives(phoneOf(index))
  const call = wire(race.server(index + 1).url)
  await receive(context, { call: call.call, seq: 1, ...started(phoneOf(index)) })
  await receive(context, { call: call.call, seq: 2, type: 'call.answered' })
  call.skips(2)
  return () => call.reports({ type: 'speech.heard', turn: 1, text: quiz.rebuses[0]?.answer ?? '', confidence: 1 })
}
