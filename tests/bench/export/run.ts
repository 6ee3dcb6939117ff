import { parseArgs } from 'node:util'
import { openDatabase } from '../../../server/store/database.ts'
import { startProcess } from '../../cast/process.ts'
import { signsIn } from '../../cast/staff.ts'
import { children } from '../../run/command.ts'
import { withPostgres } from '../../run/postgres.ts'
import { secret } from '../pavel/secret.ts'
import { fill } from '../plans/fill.ts'
import { inFolder } from '../program.ts'
import { percentile } from '../statistics.ts'
import { watchMemory } from './memory.ts'
import { playOn } from './play-on.ts'
import { takeTable } from './table.ts'

/**
 * `bun run bench:export [--games 500000]`: plays games while somebody takes away the table of so many, and prints how long events took
 * without and with that, and the memory of the server. Then somebody reads a table very slowly, and hangs up.
 */
const { values } = parseArgs({ options: { games: { type: 'string', default: '500000' } } })
const games = Number(values.games)
if (!Number.isInteger(games) || games < 1_000) throw new Error('expected --games with a whole number from 1000 on')

const password = 'a-password-for-the-bench'
const alone = 20_000
const slowly = 15_000

process.on('exit', children.kill)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130))

await withPostgres(async (databaseUrl) => {
  const database = await openDatabase({ url: databaseUrl, folder: '' })
  await database.migrate()
  await database.close()
  await fill(databaseUrl, games, ['events', 'answers', 'entries'])
  const settings = {
    DATABASE_URL: databaseUrl,
    CALLBACK_SECRET: secret,
    PROXIES: '1',
    PHONE_NUMBER: '+78001002030',
    OPERATOR_PASSWORD: password,
  }
  const server = await startProcess(settings, inFolder(undefined, 'server/main.ts'))
  try {
    await measure(server.url, server.pid)
  } finally {
    await server.close()
  }
})
process.exit(0)

async function measure(url: string, pid: number): Promise<void> {
  const cookie = await signsIn(url, password)
  await playOn(url, () => Bun.sleep(alone / 4))
  const memory = watchMemory(pid)
  const without = await playOn(url, () => Bun.sleep(alone))
  print('without a table', without, memory.next())
  let taken = { rows: 0, bytes: 0, seconds: 0 }
  const during = await playOn(url, async () => {
    taken = await takeTable(`${url}/operator/people.csv`, cookie)
  })
  const what = `${taken.rows} rows, ${(taken.bytes / 1e6).toFixed(1)} MB in ${taken.seconds.toFixed(1)} s`
  print(`while people.csv is taken: ${what}`, during, memory.next())
  const slow = await playOn(url, () => takeTable(`${url}/operator/games.csv`, cookie, { pauseMs: 100, forMs: slowly }))
  print('while somebody reads slowly, and hangs up', slow, memory.next())
  const after = await playOn(url, () => Bun.sleep(alone / 2))
  print('after that', after, memory.next())
}

function print(what: string, times: number[], { before, most }: { before: number; most: number }): void {
  const [middle, worst] = [percentile(times, 0.5), percentile(times, 0.99)].map((ms) => ms.toFixed(1))
  console.log(`${what}\n  ${times.length} events: median ${middle} ms, p99 ${worst} ms; memory ${before} MB, at most ${most} MB`)
}
