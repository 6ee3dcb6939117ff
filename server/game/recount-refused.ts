import { setTimeout as wait } from 'node:timers/promises'
import type { Quiz } from '../rules/quiz/quiz.ts'
import { type Acceptance, judgeWith } from '../rules/refused/refused.ts'
import type { Author } from '../staff/staff.ts'
import type { GameContext } from '../store/store.ts'
import type { Tally } from './kept-recounts.ts'
import { moveGames } from './move-games.ts'
import { recountGame, type Recounted } from './recount-game.ts'
import { refusedAnswers } from './refused-answers.ts'

/** What was accepted, the quiz in which it holds, and who did it. */
type Accepted = { acceptance: Acceptance; quiz: Quiz; by: Author | null; about: string }

/** How often a game whose message is being sent is tried again, and after how long. */
const busyTries = 20
const busyPauseMs = 500

/**
 * Counts anew every game of the campaign that what was accepted decides, one after the other, each in a transaction of its own. A
 * second run changes nothing; one that was interrupted is finished by the next. `tally` tells how far it is while it runs. Rejects
 * only when it cannot read on: a game that fails is reported, and counts as left.
 */
export async function recountRefused(
  context: GameContext,
  accepted: Accepted,
  { tally, signal, report }: { tally: Tally; signal: AbortSignal; report(error: unknown): void },
): Promise<void> {
  const { acceptance, quiz, by, about } = accepted
  const judge = judgeWith(quiz, acceptance)
  const asked = acceptance.kind === 'spelling' ? acceptance.rebus : null
  const busy = new Set<number>()
  await moveGames(context, context)
  for await (const batch of refusedAnswers(context.db, { campaignId: context.campaignId, asked })) {
    const decided = batch.filter((answer) => judge.decides(answer))
    for (const game of new Set(decided.map(({ participantId }) => participantId))) {
      if (signal.aborted) return
      await count(game)
    }
  }
  for (let tries = 0; busy.size > 0 && tries < busyTries && !signal.aborted; tries += 1) {
    await wait(busyPauseMs)
    const again = Array.from(busy)
    busy.clear()
    for (const game of again) await count(game)
  }
  tally.left += busy.size
  tally.isWhole = !signal.aborted

  async function count(game: number): Promise<void> {
    try {
      const counted = await recountGame(context, game, judge.means, { by, about })
      if (counted === 'busy') busy.add(game)
      else if (counted) addTo(tally, counted)
    } catch (error) {
      tally.left += 1
      report(error)
    }
  }
}

function addTo(tally: Tally, { points, exchange }: Recounted): void {
  tally.games += 1
  tally.points += points.after - points.before
  if (exchange?.kind === 'exchanged') tally.exchanged += 1
  if (exchange?.kind === 'spent') tally.spent += 1
  if (exchange?.kind === 'used up') tally.usedUp += 1
}
