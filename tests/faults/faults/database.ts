import { fullDisk } from '../../cast/full-disk.ts'
import type { Evening } from '../evening.ts'
import type { Fault } from '../faults.ts'
import { injectAfterProgress, injectRepeatedly, withOutage } from '../injection.ts'
import { between } from '../plan.ts'
import { pause } from '../until.ts'

/** Stops and starts PostgreSQL, gracefully or as in a crash. */
export const restarted: Fault = {
  name: 'PostgreSQL restarted',
  inject: (evening, stopping) => injectAfterProgress(evening, stopping, [1, 4], () => restartDatabase(evening)),
}

/** Ends the connections to PostgreSQL, or cuts the network to it for a while. */
export const cutOff: Fault = {
  name: 'PostgreSQL cut off',
  inject: (evening, stopping) =>
    injectAfterProgress(evening, stopping, [0.5, 2.5], () => (evening.chance() < 0.5 ? endConnections(evening) : cut(evening))),
}

/** Fills the disk of PostgreSQL for a while: it answers, and can take nothing more. */
export const full: Fault = {
  name: 'disk of PostgreSQL full',
  async inject(evening, stopping) {
    for (const statement of fullDisk.prepare) await evening.ledger.run(statement)
    await injectAfterProgress(evening, stopping, [0.5, 2.5], () => fill(evening))
  },
}

/** Delays every packet between the servers and PostgreSQL, now and then by much more. */
export const slow: Fault = {
  name: 'PostgreSQL slow',
  async inject(evening, stopping) {
    const {
      machines: { databaseProxy },
      chance,
    } = evening
    await injectRepeatedly(evening, stopping, [0.2, 1], () =>
      databaseProxy.slowDown(between(chance, 5, chance() < 0.1 ? 400 : 80)),
    )
    databaseProxy.slowDown(0)
  },
}

export async function restartDatabase(evening: Evening): Promise<void> {
  const {
    machines: { cluster },
    chance,
    figures,
  } = evening
  figures.kills += 1
  await withOutage(evening, () => cluster.stop(chance() < 0.5 ? 'fast' : 'immediate'), cluster.start)
}

async function fill(evening: Evening): Promise<void> {
  const { ledger, chance } = evening
  await withOutage(
    evening,
    async () => {
      await ledger.run(fullDisk.fill)
      await pause(between(chance, 200, 2_000))
    },
    async () => void (await ledger.run(fullDisk.makeRoom)),
  )
}

export async function endConnections(evening: Evening): Promise<void> {
  const { ledger } = evening
  const others = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name <> 'ledger'`
  evening.figures.drops += 1
  await withOutage(
    evening,
    () => void ledger.run(others),
    () => {},
  )
}

export async function cut(evening: Evening): Promise<void> {
  const {
    machines: { databaseProxy },
    chance,
    figures,
  } = evening
  figures.drops += 1
  await withOutage(
    evening,
    async () => {
      databaseProxy.cut()
      await pause(between(chance, 200, 2_000))
    },
    databaseProxy.mend,
  )
}
