import { again, breakFor } from '../again.ts'
import type { Evening } from '../evening.ts'
import type { Fault } from '../faults.ts'
import { between } from '../plan.ts'
import { pause } from '../until.ts'

/** The notices between two servers are cut, while commits go on. */
export const noticesCut: Fault = {
  name: 'notices cut',
  needs: { hasTwo: true },
  breaks: (evening, stopping) => again(evening, stopping, [0.3, 1.5], () => endListening(evening)),
}

/** The same with NATS. */
export const natsCut: Fault = {
  name: 'NATS cut',
  needs: { hasTwo: true, hasNats: true },
  breaks: (evening, stopping) => again(evening, stopping, [0.3, 1.5], () => cutBus(evening)),
}

export async function endListening(evening: Evening): Promise<void> {
  const listening = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ilike 'listen%'`
  evening.figures.drops += 1
  await breakFor(
    evening,
    async () => void (await evening.ledger.run(listening)),
    () => {},
  )
}

async function cutBus(evening: Evening): Promise<void> {
  const {
    machines: { bus },
    chance,
    figures,
  } = evening
  figures.drops += 1
  await breakFor(
    evening,
    async () => {
      bus?.cut()
      await pause(between(chance, 200, 2_000))
    },
    () => bus?.mend(),
  )
}
