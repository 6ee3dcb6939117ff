import type { Evening } from '../evening.ts'
import type { Fault } from '../faults.ts'
import { injectRepeatedly, withOutage } from '../injection.ts'
import { between } from '../plan.ts'
import { pause } from '../until.ts'

/** Ends the LISTEN connections of two servers while they go on committing. */
export const noticesCut: Fault = {
  name: 'notices cut',
  needs: { hasTwo: true },
  inject: (evening, stopping) => injectRepeatedly(evening, stopping, [0.3, 1.5], () => endListening(evening)),
}

/** Cuts the connections of two servers to NATS. */
export const natsCut: Fault = {
  name: 'NATS cut',
  needs: { hasTwo: true, hasNats: true },
  inject: (evening, stopping) => injectRepeatedly(evening, stopping, [0.3, 1.5], () => cutBus(evening)),
}

export async function endListening(evening: Evening): Promise<void> {
  const listening = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ilike 'listen%'`
  evening.figures.drops += 1
  await withOutage(
    evening,
    async () => void (await evening.ledger.run(listening)),
    () => {},
  )
}

async function cutBus(evening: Evening): Promise<void> {
  const {
    machines: { natsProxy },
    chance,
    figures,
  } = evening
  figures.drops += 1
  await withOutage(
    evening,
    async () => {
      natsProxy?.cut()
      await pause(between(chance, 200, 2_000))
    },
    () => natsProxy?.mend(),
  )
}
