import { openDatabase } from '../../server/store/database.ts'
import { scratch } from './scratch.ts'

let making: Promise<string> | undefined

/** Returns the folder of an embedded database with its tables and no rows, not even a campaign. It is made once per run. */
export function dataFolder(): Promise<string> {
  return (making ??= make())
}

async function make(): Promise<string> {
  const folder = scratch.path('data')
  const umask = process.umask()
  const database = await openDatabase({ folder })
  // Opening a folder closes all later files of the process to other users. PostgreSQL runs as another user in a folder of this run.
  process.umask(umask)
  await database.migrate()
  await database.close()
  return folder
}
