import { parseArgs } from 'node:util'
import { startProcess } from '../../cast/process.ts'
import { signsIn } from '../../cast/staff.ts'
import { children } from '../../run/command.ts'
import { withPostgres } from '../../run/postgres.ts'
import { load } from '../print.ts'
import { fillDesk, gamesIn } from './fill.ts'
import { measurePage, measureTable, residentMb } from './measure.ts'
import { pagesOf, tables } from './pages.ts'

/**
 * `bun run bench:desk [--games 100000] [--database URL] [--pages]`: fills a database with the games of a very large conference, and prints
 * how long each page of the desk takes on it, and each table that can be taken away, unless only the pages are asked for. A database that
 * is named is filled once, and kept for the next time. It fails nothing.
 */
const { values } = parseArgs({
  options: {
    games: { type: 'string', default: '100000' },
    database: { type: 'string' },
    pages: { type: 'boolean', default: false },
  },
})
const games = Number(values.games)
if (!Number.isInteger(games) || games < 1_000) throw new Error('expected --games with a whole number from 1000 on')

/** What a page may take: more is marked. */
const most = { ms: 150, bytes: 40_000 }
const password = 'a password for the bench'

process.on('exit', children.kill)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130))

await (values.database === undefined ? withPostgres(bench) : bench(values.database))
process.exit(0)

async function bench(databaseUrl: string): Promise<void> {
  const settings = { DATABASE_URL: databaseUrl, QUIZ: 'intercom-ru', OPERATOR_PASSWORD: password, LOG_LEVEL: 'error' }
  await (await startProcess(settings)).close()
  const found = await gamesIn(databaseUrl)
  if (found === 0) await fillDesk(databaseUrl, games)
  else if (found !== games) throw new Error(`expected an empty database, or one with ${games} games, found ${found}`)
  const server = await startProcess(settings)
  const headers = { cookie: await signsIn(server.url, password), accept: 'text/html', origin: server.url }
  console.log(`\n${games} games, ${load()}, the server has ${residentMb(server.pid).toFixed(0)} MB\n`)
  console.log(row(['page', 'first ms', 'least ms', 'median ms', 'p95 ms', 'kB', '']))
  for (const [name, page] of Object.entries(pagesOf(games))) {
    const { status, first, least, median, p95, bytes } = await measurePage(server.url, page, headers)
    const isOver = median > most.ms || bytes > most.bytes
    const note = status === 200 ? (isOver ? '← over' : '') : `← ${status}`
    console.log(
      row([name, first.toFixed(1), least.toFixed(1), median.toFixed(1), p95.toFixed(1), (bytes / 1000).toFixed(1), note]),
    )
  }
  console.log(`\n${load()}, the server has ${residentMb(server.pid).toFixed(0)} MB\n`)
  console.log(row(['table', 'seconds', 'rows', 'kB', 'MB more']))
  for (const path of values.pages ? [] : tables) {
    const { status, seconds, rows, bytes, risesMb } = await measureTable(server.url + path, headers, server.pid)
    const name = status === 200 ? path : `${path} ← ${status}`
    console.log(row([name, seconds.toFixed(2), String(rows), (bytes / 1000).toFixed(0), risesMb.toFixed(0)]))
  }
  await server.close()
}

function row([name = '', ...cells]: string[]): string {
  return `${name.padEnd(34)}${cells.map((cell) => cell.padStart(11)).join('')}`
}
