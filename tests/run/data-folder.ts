import { launch } from '../cast/program.ts'
import { scratch } from './scratch.ts'

let making: Promise<string> | undefined

/** The folder of an embedded database that has its tables and nothing else, made once a run by a server that starts on an empty one. */
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
