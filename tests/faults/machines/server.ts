import { launch, type Program } from '../../cast/program.ts'
import { freePort } from '../../run/port.ts'

/** One server, which may die and come back at the same address. */
export type Server = {
  url: string
  /** ends at once, as if the machine had lost its power */
  kill(): Promise<void>
  /** ends in order */
  stop(): Promise<void>
  start(): Promise<void>
  /** what it has printed since it was first started */
  readonly output: string
}

const stopSeconds = 8

export async function installServer(settings: Record<string, string>, words?: string[]): Promise<Server> {
  const kept = { PORT: String(await freePort()), ...settings }
  let program: Program | null = null
  let before = ''
  async function end(signal: NodeJS.Signals) {
    if (!program) return
    const late = setTimeout(() => program?.receives('SIGKILL'), stopSeconds * 1000)
    program.receives(signal)
    await program.ends()
    clearTimeout(late)
    before += program.output
    program = null
  }
  return {
    url: `http://127.0.0.1:${kept.PORT}`,
    get output() {
      return before + (program?.output ?? '')
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    async start() {
      program = await launch(kept, words)
      await program.prints(`${program.url}/`)
    },
  }
}
