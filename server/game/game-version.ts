import { addLogContext } from '../monitoring/monitoring.ts'
import type { Participant, Transaction } from '../store/store.ts'

/**
 * Goes on with the version of the quiz that this game began with, whatever has been published since. To be called for every game
 * that a transaction locks and then plays, finishes or speaks about.
 */
export async function playItsVersion(transaction: Transaction, { versionId, visitId }: Participant): Promise<void> {
  const { tx, context } = transaction
  addLogContext({ visit: visitId })
  transaction.context = await context.campaigns.withVersion(tx, context, versionId)
}
