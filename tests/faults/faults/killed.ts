import { againOnceSomebodyGetsOn, breakFor } from '../again.ts'
import type { Evening } from '../evening.ts'
import type { Fault } from '../faults.ts'

/** The server is killed in the middle of calls, and another is started in its place. */
export const killed: Fault = {
  name: 'server killed',
  breaks: (evening, stopping) => againOnceSomebodyGetsOn(evening, stopping, [1, 4], () => kill(evening, 0)),
}

/** The same, with a database in the server's own process, on the same folder. */
export const killedWithDatabase: Fault = {
  name: 'embedded database killed',
  needs: { isEmbedded: true },
  breaks: (evening, stopping) => againOnceSomebodyGetsOn(evening, stopping, [3, 6], () => kill(evening, 0)),
}

export async function kill(evening: Evening, at: number): Promise<void> {
  const server = evening.machines.servers[at]
  if (!server) return
  evening.figures.kills += 1
  await breakFor(evening, server.kill, server.start)
}
