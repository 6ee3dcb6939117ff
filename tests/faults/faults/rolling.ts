import { again } from '../again.ts'
import type { Evening } from '../evening.ts'
import type { Fault } from '../faults.ts'

/** Two servers behind nginx, without stickiness, are restarted one after the other, over and over. */
export const rolling: Fault = {
  name: 'rolling restart',
  needs: { hasTwo: true },
  async breaks(evening, stopping) {
    let at = 0
    await again(evening, stopping, [0.3, 1.5], () => restart(evening, at++ % 2))
  },
}

/** The other one is there all the time: the return begins with the end of the first. */
export async function restart({ machines: { servers }, figures, breaks, isWhole }: Evening, at: number): Promise<void> {
  const server = servers[at]
  if (!server) return
  figures.kills += 1
  breaks()
  const stopped = server.stop()
  isWhole()
  await stopped
  await server.start()
}
