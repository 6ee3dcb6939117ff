import { launch, type Program } from '../../cast/program.ts'
import { freePort } from '../../run/port.ts'

/** A server process that can be killed and started again at the same address. */
export type Server = {
  url: string
  /** sends SIGKILL, as if the machine had lost its power */
  kill(): Promise<void>
  /** sends SIGTERM and waits for an orderly end */
  stop(): Promise<void>
  start(): Promise<void>
  /** sets the clock of a server that runs with tests/faults/clock.ts */
  setsClock(): void
  /** everything printed since the first start */
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
    setsClock: () => program?.receives('SIGUSR2'),
    async start() {
      program = await launch(kept, words)
      await program.prints(`${program.url}/`)
    },
  }
}
