import { setTimeout as wait } from 'node:timers/promises'
import { type Database, describeFailure, isOutOfReach } from '../store/store.ts'

const retrySeconds = 2

/**
 * Migrates the database to the newest schema. Retries every 2 seconds while the database is unreachable, and warns the operator
 * each time; throws on any other error.
 */
export async function waitForDatabase(database: Database, tellOperator: (sentence: string) => void): Promise<void> {
  for (;;) {
    const failure = await database.migrate().then(
      () => null,
      (error: unknown) => ({ error }),
    )
    if (!failure) return
    if (!isOutOfReach(failure.error)) throw failure.error
    tellOperator(`the database does not answer (${describeFailure(failure.error)}); retrying in ${retrySeconds} s`)
    await wait(retrySeconds * 1000)
  }
}
