import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../run/port.ts'
import { launch, prepareFolder, type Program } from './program.ts'

/** A running server process. `restart` keeps its address and database. */
export type ServerProcess = { url: string; pid: number; restart(): Promise<void>; close(): Promise<void> }

/**
 * Starts the server with the phone simulator and waits until it prints its address. `words` is the command line, when it
 * runs on another runtime.
 */
export async function startProcess(settings: Record<string, string> = {}, words?: string[]): Promise<ServerProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'pavel-server-'))
  const kept = { PORT: String(await freePort()), DATA_DIR: join(folder, 'data'), PHONE_SIMULATOR: 'on', ...settings }
  if (!settings.DATA_DIR) await prepareFolder(kept.DATA_DIR)
  let program = await begin()
  return {
    url: program.url,
    get pid() {
      return program.pid
    },
    restart: async () => {
      await end(program)
      program = await begin()
    },
    close: async () => {
      await end(program)
      await rm(folder, { recursive: true, force: true })
    },
  }

  async function begin() {
    const program = await launch(kept, words)
    await program.prints(program.url)
    return program
  }
}

/** Stops gracefully so that work in progress finishes; kills after 8 s. */
async function end(program: Program): Promise<void> {
  const late = setTimeout(() => program.receives('SIGKILL'), 8000)
  program.receives('SIGTERM')
  await program.ends()
  clearTimeout(late)
}
