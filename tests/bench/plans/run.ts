import { parseArgs } from 'node:util'
import { openDatabase } from '../../../server/store/database.ts'
import { children } from '../../run/command.ts'
import { withPostgres } from '../../run/postgres.ts'
import { createDatabase } from '../../run/postgres/database.ts'
import { playEvening } from './evening.ts'
import { fill } from './fill.ts'
import { printGrowth } from './growth.ts'
import { print } from './report.ts'
import { watch } from './watch.ts'

/**
 * `bun run bench:plans [--games 500000]`: plays an evening on a database that holds so many games, and prints the plans of the queries
 * that read a big table from end to end, or far more than they return. Before that it prints how long an event and a return take,
 * on an empty database and on this one.
 */
const { values } = parseArgs({ options: { games: { type: 'string', default: '500000' } } })
const games = Number(values.games)
if (!Number.isInteger(games) || games < 1_000) throw new Error('expected --games with a whole number from 1000 on')

process.on('exit', children.kill)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130))

await withPostgres(async (url) => {
  const emptyUrl = `${url}_empty`
  await createDatabase(emptyUrl, url)
  for (const one of [url, emptyUrl]) await migrate(one)
  await fill(url, games)
  await printGrowth([
    { name: 'no games', url: emptyUrl },
    { name: `${games} games`, url },
  ])
  const watched = await watch(url)
  const database = await openDatabase({ url: watched.url, folder: '' })
  await playEvening(database, games, watched.during)
  await database.close()
  watched.close()
  await print(url, watched.runs)
})
process.exit(0)

async function migrate(url: string): Promise<void> {
  const database = await openDatabase({ url, folder: '' })
  await database.migrate()
  await database.close()
}
