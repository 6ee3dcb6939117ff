import { hasEasierPicture, lengthOf, type Recount } from '../rules/quiz/quiz.ts'
import { type Answer, appendEntries, type Call, type NewEntry, saveParticipant, type Transaction } from '../store/store.ts'
import type { Exchange } from './exchange-prize.ts'
import { describeAsIs } from './finish-game.ts'
import type { LockedGame } from './lock-game.ts'
import type { Prize } from './prizes.ts'
import { pushTurn } from './pushed-turns.ts'
import { replyToAnswer, type Speech } from './reply.ts'
import { say } from './say.ts'

/** What counting a game anew has led to. `prize`: the one that it has just won, at its end. */
type Results = {
  given: readonly Answer[]
  counted: Recount
  exchange: Exchange | null
  prize: Prize | null
  isAtEnd: boolean
}

/**
 * Tells a visitor what counting the game anew has given back: on the page, and in the live call where the question changes, or
 * the code that Pavel offers to spell. `locked.participant` is the game before.
 */
export async function tellOfRecount(transaction: Transaction, locked: LockedGame, results: Results): Promise<void> {
  const { participant } = locked
  const entries = describe(transaction, locked, results)
  const call = locked.live.find(({ id, answeredAt, part }) => id === participant.callId && answeredAt && part !== 'goodbye')
  const speech = call && !participant.lostAt ? speechOf(transaction, call, locked, results) : null
  if (call && speech) return pushTurn(transaction, call, await say(transaction, call, { ...speech, entriesBefore: entries }))
  if (results.isAtEnd) {
    const now = saveParticipant(transaction, participant, {})
    entries.push({ from: 'pavel', text: describeAsIs(transaction.context.spoken, now, results.prize) })
  }
  if (entries.length > 0) appendEntries(transaction, participant.visitId, entries)
}

/** Nothing where an answer has only been called by its name. */
function describe({ context }: Transaction, { participant }: LockedGame, { given, counted, exchange }: Results): NewEntry[] {
  const { countedAnew } = context.spoken
  const gained = counted.game.points - participant.points
  const points = counted.game.points
  const [solved, another] = counted.changed.filter((now) => now.verdict === 'right' && verdictBefore(given, now.id) !== 'right')
  const asked = another ? null : (given.find(({ id }) => id === solved?.id)?.asked ?? null)
  const texts: string[] = []
  if (gained > 0)
    texts.push(
      asked === null ? countedAnew.pointsWritten({ gained, points }) : countedAnew.written({ answer: asked, gained, points }),
    )
  else if (counted.removed.length > 0) texts.push(countedAnew.attemptWritten)
  if (exchange?.kind === 'exchanged')
    texts.push(countedAnew.prizeWritten({ prize: exchange.prize.tier.title, hadCode: exchange.hadCode }))
  return texts.length > 0 ? [{ from: 'pavel', text: texts.join(' ') }] : []
}

const verdictBefore = (given: readonly Answer[], wanted: number) => given.find(({ id }) => id === wanted)?.verdict

/** Null where the call goes on as it is. */
function speechOf(transaction: Transaction, call: Call, { participant }: LockedGame, results: Results): Speech | null {
  const { context } = transaction
  const { countedAnew } = context.spoken
  const { counted, exchange, prize, isAtEnd } = results
  const { visitId } = participant
  if (call.part === 'game' && !participant.finishedAt) {
    if (counted.isSolved) {
      const last = counted.changed.find(({ rebus, verdict }) => rebus === participant.rebus && verdict === 'right')
      const result = { game: counted.game, points: last?.points ?? 0, isLast: true, isFinished: isAtEnd, prize }
      const reply = replyToAnswer(context, participant, { text: '', via: 'typed' }, 'right', result)
      return { ...reply, say: `${countedAnew.solved} ${reply.say ?? ''}` }
    }
    if (counted.game.attempt === participant.attempt) return null
    const { rebus, attempt } = counted.game
    const position = { number: rebus + 1, of: lengthOf(context.quiz, participant), attempt: attempt + 1 }
    const isCorrectable = hasEasierPicture(context.quiz, counted.game)
    const next = { part: 'game', question: participant.question + 1, isCorrectable } as const
    return { say: countedAnew.attemptBack, open: [context.spoken.again(position)], ...next, visitId }
  }
  if (call.part !== 'code' || exchange?.kind !== 'exchanged' || context.isPrizeByMessage) return null
  const won = { points: counted.game.points, prize: exchange.prize.tier.spoken }
  return { say: countedAnew.betterPrize(won), part: 'code', visitId }
}
