import type { Evening } from '../evening.ts'
import type { Fault } from '../faults.ts'
import { injectRepeatedly } from '../injection.ts'

/** Restarts two servers behind nginx one after the other, over and over, without sticky sessions. */
export const rolling: Fault = {
  name: 'rolling restart',
  needs: { hasTwo: true },
  async inject(evening, stopping) {
    let at = 0
    await injectRepeatedly(evening, stopping, [0.3, 1.5], () => restart(evening, at++ % 2))
  },
}

/**
 * A server of the former version beside one of this, as during a rolling update, of which this one is restarted over and over. The former is
 * not: a version may refuse a database that a later one has migrated.
 */
export const twoVersions: Fault = {
  name: 'two versions',
  needs: { hasTwo: true, hasFormer: true },
  inject: (evening, stopping) => injectRepeatedly(evening, stopping, [0.3, 1.5], () => restart(evening, 1)),
}

/** The other server stays up, so the return is timed from when this one starts to stop. */
export async function restart({ machines: { servers }, figures, beginOutage, endOutage }: Evening, at: number): Promise<void> {
  const server = servers[at]
  if (!server) return
  figures.kills += 1
  beginOutage()
  const stopped = server.stop()
  endOutage()
  await stopped
  await server.start()
}
