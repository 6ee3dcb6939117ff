import { launch } from '../cast/program.ts'
import { scratch } from './scratch.ts'

let making: Promise<string> | undefined

/**
 * Returns the folder of an embedded database with its tables and no rows. A server that starts on an empty folder makes it, once
 * per run.
 */
export function dataFolder(): Promise<string> {
  return (making ??= make())
}

async function make(): Promise<string> {
  const folder = scratch.path('data')
  const program = await launch({ DATA_DIR: folder })
  await program.prints(`${program.url}/`)
  program.receives('SIGTERM')
  await program.ends()
  return folder
}
