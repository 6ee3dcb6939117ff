import { setTimeout as wait } from 'node:timers/promises'
import { type Database, describeFailure, isOutOfReach } from '../store/store.ts'

type Tell = (sentence: string) => void

const retrySeconds = 2
const remindAfterTries = 30

/**
 * Opens the database and migrates it to the newest schema. Retries every 2 seconds while the database is unreachable, and tells the operator
 * why: once, and again each minute. Throws on any other error.
 */
export async function waitForDatabase(open: (tellOperator: Tell) => Promise<Database>, tellOperator: Tell): Promise<Database> {
  const tellOnce = onlyNew(tellOperator)
  for (;;) {
    const found = await openMigrated(() => open(tellOnce)).catch((error: unknown) => ({ error }))
    if (!('error' in found)) return found
    if (!isOutOfReach(found.error)) throw found.error
    tellOnce(`the database does not answer (${describeFailure(found.error)}); trying every ${retrySeconds} s`)
    await wait(retrySeconds * 1000)
  }
}

async function openMigrated(open: () => Promise<Database>): Promise<Database> {
  const database = await open()
  try {
    await database.migrate()
    return database
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Passes a sentence on when it has not been told within the last tries. */
function onlyNew(tell: Tell): Tell {
  const told = new Map<string, number>()
  let count = 0
  return (sentence) => {
    const before = told.get(sentence)
    count += 1
    if (before !== undefined && count - before < remindAfterTries) return
    told.set(sentence, count)
    tell(sentence)
  }
}
