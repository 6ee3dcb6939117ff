import type { Config } from '../config.ts'
import { keptSecret } from '../config/secret.ts'
import { openDatabase } from '../database.ts'
import { FolderInUse } from '../database/lock.ts'
import { keepSecret } from '../secret.ts'
import { DeployProblem } from './wanted.ts'

/** The secret that new calls sign with, the first of the setting: where that is the kept one, it is read from the server's database. */
export async function callbackSecretOf({
  callbackSecrets: [current],
  databaseUrl: url,
  dataFolder: folder,
}: Config): Promise<string> {
  return current === keptSecret ? readKept({ url, folder }) : current
}

async function readKept(place: { url: string | undefined; folder: string }): Promise<string> {
  const database = await openDatabase(place).catch(explain)
  try {
    await database.migrate()
    return await keepSecret(database.db, 'callback secret')
  } finally {
    await database.close()
  }
}

function explain(error: unknown): never {
  if (!(error instanceof FolderInUse)) throw error
  throw new DeployProblem(
    `${error.message}. The callback secret is kept there: stop the server while deploying, or set CALLBACK_SECRET for both.`,
  )
}
