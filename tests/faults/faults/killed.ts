import type { Evening } from '../evening.ts'
import type { Fault } from '../faults.ts'
import { injectRepeatedly, withOutage } from '../injection.ts'

/** Kills the server in the middle of calls and starts it again. */
export const killed: Fault = {
  name: 'server killed',
  inject: (evening, stopping) => injectRepeatedly(evening, stopping, [1, 4], () => kill(evening, 0)),
}

/** Does the same with the embedded database, which restarts on the same folder. */
export const killedWithDatabase: Fault = {
  name: 'embedded database killed',
  needs: { isEmbedded: true },
  inject: (evening, stopping) => injectRepeatedly(evening, stopping, [3, 6], () => kill(evening, 0)),
}

export async function kill(evening: Evening, at: number): Promise<void> {
  const server = evening.machines.servers[at]
  if (!server) return
  evening.figures.kills += 1
  await withOutage(evening, server.kill, server.start)
}
