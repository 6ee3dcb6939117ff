import { setTimeout as wait } from 'node:timers/promises'
import type { Database } from '../database.ts'
import { describeFailure, isOutOfReach } from '../database/failure.ts'

const retrySeconds = 2

/** Settles once the database is at the newest migration. One that is out of reach is waited for; other failures are thrown. */
export async function isUp(database: Database, tellOperator: (sentence: string) => void): Promise<void> {
  for (;;) {
    const failure = await database.migrate().then(
      () => null,
      (error: unknown) => ({ error }),
    )
    if (!failure) return
    if (!isOutOfReach(failure.error)) throw failure.error
    tellOperator(`the database does not answer (${describeFailure(failure.error)}); trying again in ${retrySeconds} s`)
    await wait(retrySeconds * 1000)
  }
}
