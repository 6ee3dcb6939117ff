import { again, againOnceSomebodyGetsOn, breakFor } from '../again.ts'
import type { Evening } from '../evening.ts'
import type { Fault } from '../faults.ts'
import { between } from '../plan.ts'
import { pause } from '../until.ts'

/** PostgreSQL is stopped and started: in order, or as in a crash. */
export const restarted: Fault = {
  name: 'PostgreSQL restarted',
  breaks: (evening, stopping) => againOnceSomebodyGetsOn(evening, stopping, [1, 4], () => restartDatabase(evening)),
}

/** The connections to it end, or the network between is gone for a while. */
export const cutOff: Fault = {
  name: 'PostgreSQL cut off',
  breaks: (evening, stopping) =>
    againOnceSomebodyGetsOn(evening, stopping, [0.5, 2.5], () =>
      evening.chance() < 0.5 ? endConnections(evening) : cut(evening),
    ),
}

/** Each piece of what is asked and answered takes its time, and now and then much longer. */
export const slow: Fault = {
  name: 'PostgreSQL slow',
  async breaks(evening, stopping) {
    const {
      machines: { cable },
      chance,
    } = evening
    await again(evening, stopping, [0.2, 1], () => cable.slowDown(between(chance, 5, chance() < 0.1 ? 400 : 80)))
    cable.slowDown(0)
  },
}

export async function restartDatabase(evening: Evening): Promise<void> {
  const {
    machines: { cluster },
    chance,
    figures,
  } = evening
  figures.kills += 1
  await breakFor(evening, () => cluster.stop(chance() < 0.5 ? 'fast' : 'immediate'), cluster.start)
}

export async function endConnections(evening: Evening): Promise<void> {
  const { ledger } = evening
  const others = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name <> 'ledger'`
  evening.figures.drops += 1
  await breakFor(
    evening,
    () => void ledger.run(others),
    () => {},
  )
}

export async function cut(evening: Evening): Promise<void> {
  const {
    machines: { cable },
    chance,
    figures,
  } = evening
  figures.drops += 1
  await breakFor(
    evening,
    async () => {
      cable.cut()
      await pause(between(chance, 200, 2_000))
    },
    cable.mend,
  )
}
