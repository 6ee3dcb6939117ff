import { expect } from 'bun:test'
import fc from 'fast-check'
import { limitTable, type LimitTable } from '../../server/http/rate-limit-table.ts'
import { type Database, type Db, openDatabase } from '../../server/store/database.ts'
import { describeFailure } from '../../server/store/failure.ts'
import { database, url } from '../cast/database.ts'
import { everything, startServer, type TestServer } from '../cast/server.ts'
import { sharingChannels } from '../cast/shared-channel.ts'
import { faultsIn } from './faults.ts'
import { type Refusals, watchRefusals } from './refusals.ts'

export { phoneOf, times } from './crowd.ts'

/**
 * How many race. Two servers have twenty connections to the database, so that no more are ever at once inside a transaction: 80
 * already wait in a queue for each of them. `CONTENDERS` sets another number.
 */
export const contenders = Number(process.env.CONTENDERS ?? 80)

/** How many games to race when each has two, three, four or five of the contenders. */
export const [pairs, threes, fours, fives] = [2, 3, 4, 5].map((each) => Math.ceil(contenders / each)) as [
  number,
  number,
  number,
  number,
]

/** Timeout of a race in milliseconds; generous, because a busy machine takes long for them. */
export const patience = 90_000

/** Two servers on one database, each with connections of its own, and what PostgreSQL refused. */
export type Race = {
  servers: [TestServer, TestServer]
  db: Db
  /** alternates, so that neighbours use different servers */
  server(index: number): TestServer
  refused: Refusals
  /** fails when a rule of the game is broken, an unexpected error was reported, or PostgreSQL resolved a deadlock */
  isFair(options?: Parameters<typeof faultsIn>[1]): Promise<void>
}

/**
 * Each seed is a reproducible order of contenders who want different things. One is enough on a single connection, where the order
 * matters little, and for contenders who all do the same.
 */
export const seeds = url ? [1, 2] : [1]

/** No rate limits: they would keep contenders out of the race. */
const nothingIsTooMuch: Partial<LimitTable> = Object.fromEntries(Object.keys(limitTable).map((what) => [what, {}]))

const ends: (() => Promise<void>)[] = []

/** Stops everything that the test's races started; call it in `afterEach`. */
export async function endRaces(): Promise<void> {
  for (const end of ends.splice(0).reverse()) await end()
}

export async function startRace(options: Parameters<typeof startServer>[0] = {}): Promise<Race> {
  const unlimited = { ...options, limitTable: nothingIsTooMuch, byItself: everything }
  const [one, other] = [await startServer(unlimited), await startServer({ ...unlimited, database: await secondDatabase() })]
  const servers: Race['servers'] = [one, other]
  for (const server of servers) ends.push(server.stop)
  ends.push(async () => servers.flatMap(({ reported }) => reported).forEach((error) => console.error(describeFailure(error))))
  const refused = watchRefusals(servers.map(({ context }) => context.db))
  ends.push(async () => refused.stop())
  return {
    servers,
    db: one.context.db,
    refused,
    server: (index) => (index % 2 === 0 ? one : other),
    async isFair(options) {
      expect(await faultsIn(one.context.db, options)).toEqual([])
      expect(servers.flatMap(({ reported }) => reported)).toEqual([])
      expect(refused.deadlocks).toBe(0)
      if (process.env.SHOW_RACES) console.log(refused.transactions, refused.codes)
    },
  }
}

let second: Promise<Database> | undefined

/**
 * Connections beside those of the first server, which all races of the process use one after the other: PostgreSQL spends more on
 * opening ten of them, and on planning every query once more, than on a race. The embedded database has a single connection, which
 * serialises the servers by itself, so they share it.
 */
function secondDatabase(): Promise<Database> {
  if (!url) return Promise.resolve(database)
  return (second ??= openDatabase({ url, folder: '' }).then(sharingChannels))
}

/** Starts all acts at once, in an order that the seed decides; contenders who are all alike need none. Resolves with their results in the order of `acts`. */
export async function atOnce<Result>(acts: (() => Promise<Result>)[], seed = 1): Promise<Result[]> {
  const order = shuffled(
    acts.map((_, index) => index),
    seed,
  )
  const results = new Map<number, Promise<Result>>(order.map((index) => [index, acts[index]!()]))
  return Promise.all(acts.map((_, index) => results.get(index)!))
}

export function shuffled<Item>(items: Item[], seed: number): Item[] {
  const permutations = fc.shuffledSubarray(items, { minLength: items.length })
  return fc.sample(permutations, { seed, numRuns: 1 })[0] ?? items
}

/** Counts how often each value occurs. */
export function tally(values: (string | number | boolean)[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const value of values) counts[String(value)] = (counts[String(value)] ?? 0) + 1
  return counts
}

/** Expects that every contender got this status. */
export function allAre(status: number, answers: (number | { status: number })[]): void {
  expect(tally(answers.map((answer) => (typeof answer === 'number' ? answer : answer.status)))).toEqual({
    [status]: answers.length,
  })
}
