import { cpus } from 'node:os'
import { withPostgres } from '../run/postgres.ts'
import { alternately } from './alternately.ts'
import type { Contender } from './contender.ts'
import { startContenders } from './contenders.ts'
import { toTheEnd } from './ending.ts'
import { measure } from './measure.ts'
import { type Options, optionsOrEnd, readOptions } from './options.ts'
import { fullSpeed } from './parts/full-speed.ts'
import { load } from './print.ts'

/** Cold code costs twice as much: an event among the first thousand, and all of them until the runtime has compiled it. */
const warmUpWaves = 3

const minutesBeside = 5
const minutesPerRound = 10

const options = optionsOrEnd(readOptions)
await toTheEnd(minutesBeside + minutesPerRound * options.rounds, (early) =>
  withPostgres(async (databaseUrl) => {
    await using resources = new AsyncDisposableStack()
    await Promise.race([early, compare(databaseUrl, options, resources)])
  }),
)

async function compare(databaseUrl: string, { against, parts, rounds }: Options, resources: AsyncDisposableStack) {
  console.log(`${cpus().length} cores for the servers, PostgreSQL and the load; ${load()}`)
  const contenders = await startContenders(databaseUrl, against, resources)
  if (parts.some(({ isOfWarmServers }) => isOfWarmServers)) await warmUp(contenders)
  for (const part of parts) await measure(part, contenders, rounds)
}

async function warmUp(contenders: Contender[]): Promise<void> {
  await alternately(contenders, { count: warmUpWaves }, fullSpeed.wave)
}
