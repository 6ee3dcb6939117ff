import { parseArgs } from 'node:util'
import { findNats } from '../../run/nats.ts'
import { withPostgres } from '../../run/postgres.ts'
import { alternately } from '../alternately.ts'
import { toTheEnd } from '../ending.ts'
import { createLasting } from '../lasting.ts'
import { optionsOrEnd, parseRounds, usualRounds } from '../options.ts'
import type { Figures } from '../parts/part.ts'
import { type Measured, printRound, printSummary } from '../print.ts'
import { events } from './events.ts'
import { startFleet } from './fleet.ts'
import { pages } from './pages.ts'

const minutesBeside = 2
const minutesPerRound = 8

const rounds = optionsOrEnd((args) => {
  const { values } = parseArgs({ args, options: { rounds: { type: 'string', default: usualRounds } } })
  return parseRounds(values.rounds)
})
const nats = await findNats()

const fleets: { name: string; servers: number; settings: Record<string, string> }[] = [
  { name: 'one server, notices', servers: 1, settings: {} },
  { name: 'three servers, notices', servers: 3, settings: {} },
  { name: 'three servers, NATS', servers: 3, settings: { NATS_URL: nats.url } },
]
const crowds = [
  { name: '1,000 pages', first: 0, count: 1_000 },
  { name: '5,000 pages', first: 1_000, count: 5_000 },
]

await toTheEnd(minutesBeside + minutesPerRound * rounds, (early) =>
  withPostgres(async (databaseUrl) => {
    await using resources = new AsyncDisposableStack()
    await Promise.race([early, measureAll(databaseUrl, resources)])
  }),
)

async function measureAll(databaseUrl: string, resources: AsyncDisposableStack): Promise<void> {
  const ofEvents: Measured = new Map(fleets.map((fleet) => [fleet, []]))
  const ofPages: Measured = new Map(crowds.map((crowd) => [crowd, []]))
  let databases = 0
  for (let round = 0; round < rounds; round++) {
    await alternately(fleets, { first: round, count: 1 }, async (fleet) => {
      const running = await startFleet(await createLasting(databaseUrl, String(databases++)), fleet.servers, fleet.settings)
      resources.defer(running.close)
      add(ofEvents, fleet, await events.measure(running))
      if (fleet.servers === 1) for (const crowd of crowds) add(ofPages, crowd, await pages.measure(running, crowd))
      await running.close()
    })
    printRound(events, ofEvents, { number: round + 1, of: rounds })
    printRound(pages, ofPages, { number: round + 1, of: rounds })
  }
  printSummary(events, ofEvents)
  printSummary(pages, ofPages)
}

function add(measured: Measured, to: { name: string }, figures: Figures): void {
  measured.get(to)?.push(figures)
}
