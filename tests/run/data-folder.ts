import { openDatabase } from '../../server/store/database.ts'
import { scratch } from './scratch.ts'

let making: Promise<string> | undefined

/** Returns the folder of an embedded database with its tables and no rows, not even a campaign. It is made once per run. */
export function dataFolder(): Promise<string> {
  return (making ??= make())
}

async function make(): Promise<string> {
  const folder = scratch.path('data')
  const database = await openDatabase({ folder })
  await database.migrate()
  await database.close()
  return folder
}
