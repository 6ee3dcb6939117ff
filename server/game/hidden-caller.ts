import type { Turn } from '../../scenario/protocol.ts'
import type { Call, Transaction, Visit } from '../store/store.ts'
import { isWithinCallHours } from './call-hours.ts'
import { requestCallbackIn } from './callback-request.ts'
import { lockParticipant } from './participant.ts'
import { playForFun } from './play-for-fun.ts'
import { say } from './say.ts'
import { welcome } from './welcome.ts'

/**
 * Returns the next turn of a caller who hides the number, or whose caller ID is none, and has given a page's digits. That proves
 * nothing about the number on the page, so Pavel calls it back; where he cannot, they play for fun. Expects the call to be locked.
 */
export async function handleHiddenCaller(transaction: Transaction, call: Call, visit: Visit): Promise<Turn> {
  const { spoken } = transaction.context
  const game = visit.participantId === null ? null : await lockParticipant(transaction, visit.participantId)
  if (game?.finishedAt) return welcome(transaction, call, { kind: 'played', finishedAt: game.finishedAt })
  if (game && !game.lostAt) return say(transaction, call, { say: spoken.takenOver, part: 'goodbye', visitId: null })
  if (await isCalledBack(transaction, visit))
    return say(transaction, call, { say: spoken.hiddenNumber.callsBack, part: 'goodbye', visitId: null })
  if (game) return say(transaction, call, { say: spoken.hiddenNumber.noFun, part: 'goodbye', visitId: visit.id })
  return playForFun(transaction, call, visit)
}

/** Queues the callback and returns whether it comes soon: who stands with the telephone in hand is not put off until tomorrow. */
async function isCalledBack(transaction: Transaction, visit: Visit): Promise<boolean> {
  if (!(await isWithinCallHours(transaction.context, visit.phone, transaction.at))) return false
  return (await requestCallbackIn(transaction, visit, { by: 'call' })) === null
}
