import type { Turn } from '../../scenario/protocol.ts'
import type { Call, Transaction } from '../store/store.ts'
import { blockNumber, isBlocked, unblockNumber } from './blocked-numbers.ts'
import { say, sayAtFirst } from './say.ts'

/** The keys with which a number says "never call this number again". The scenario waits for the second key after the first. */
const neverAgainKeys = '9#'

/** Returns whether these keys forbid further calls to the number of this call. A hidden number says it for nobody. */
export function forbidsCalls({ caller }: Call, keys: string): boolean {
  return caller !== null && keys === neverAgainKeys
}

/**
 * Blocks the number of this call for all campaigns and returns the goodbye. In a rehearsal anybody's number can be typed, so none is
 * blocked. Expects the call to be locked.
 */
export async function forbidCalls(transaction: Transaction, call: Call): Promise<Turn> {
  if (call.caller !== null && !transaction.context.isRehearsal) await blockNumber(transaction, call.caller)
  return say(transaction, call, { say: transaction.context.spoken.neverAgain, part: 'goodbye', visitId: null })
}

/** Whoever calls us lets us call again, and hears so at the beginning of the call's first turn. Returns that turn. */
export async function allowCallsAgain(transaction: Transaction, call: Call, turn: Turn): Promise<Turn> {
  const { caller } = call
  if (caller === null || transaction.context.isRehearsal || turn.then === 'reject' || !(await isBlocked(transaction, caller)))
    return turn
  await unblockNumber(transaction, caller)
  return sayAtFirst(transaction, call, turn, transaction.context.spoken.callsAllowedAgain)
}
