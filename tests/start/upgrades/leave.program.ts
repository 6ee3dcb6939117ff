import { expect, test } from 'bun:test'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import postgres from 'postgres'
import { url } from '../../cast/database.ts'
import { opensTheEvening } from '../../cast/evening.ts'
import { command } from '../../run/command.ts'
import type { Left } from './former-database.ts'

/**
 * Writes what this version leaves in PostgreSQL while games are under way, for the test that later versions play them on: the file of the last
 * migration's number. Run before a migration is added, once a version has been released:
 * `createdb leave && TEST_ON=postgres TEST_DATABASE_URL=postgres://…/leave bun test ./tests/start/upgrades/leave.program.ts`, then
 * `tests/start/upgrades.test.ts`. Deletes what that database holds. Needs a `pg_dump` that is no older than the server.
 */
test('leaves games under way', async () => {
  if (!url) throw new Error('expected TEST_ON=postgres and TEST_DATABASE_URL, found none')
  const evening = await opensTheEvening({ callsPerMinute: 1, keepsHours: true })
  // By day the call that is asked for would be placed while the database is read.
  evening.passes(((night - hourNow() + 24) % 24) * 60)
  const plays = async (phone: string, right: number) => {
    const { visitor, caller } = await evening.plays(phone)
    for (let rebus = 1; rebus <= right; rebus += 1) {
      await caller.says(evening.answerTo(rebus))
      if (rebus < 5) await visitor.hasPoints(rebus * 10)
    }
    return { visitor, caller }
  }
  const live = await plays('8 916 000-00-01', 1)
  await live.caller.says('крокодил')
  await live.visitor.sees('крокодил')
  const lost = await plays('8 916 000-00-02', 1)
  lost.caller.hangsUp()
  await lost.visitor.isShown('lost')
  const won = await plays('8 916 000-00-03', 5)
  await won.visitor.isShown('finished')
  const came = await evening.comes()
  await came.givesNumber('8 916 000-00-04')
  const asked = await evening.asksToBeCalled('8 916 000-00-05')
  await asked.isShown('queued')
  const tokens = {
    live: live.visitor.token,
    lost: lost.visitor.token,
    won: won.visitor.token,
    came: came.token,
    asked: asked.token,
  }
  await write({ at: evening.context.now().toISOString(), code: won.visitor.code ?? '', tokens, jobs: await jobs() })
})

/** An hour of Moscow at which nobody is called. */
const night = 22

const hourNow = () =>
  Number(new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Moscow', hour: '2-digit', hourCycle: 'h23' }).format(new Date()))

async function jobs(): Promise<Left['jobs']> {
  const client = postgres(url ?? '', { max: 1 })
  const rows = await client`select row_to_json(job) as job from pgboss.job`
  await client.end()
  return rows.map(({ job }) => job)
}

async function write(left: Left): Promise<void> {
  const dump = ['pg_dump', '-d', url ?? '', '--data-only', '--column-inserts', '--schema=public', '--exclude-table=limits']
  const { code, output } = await command(dump, { seconds: 30 })
  expect(code, output).toBe(0)
  const statements = output.match(/^(INSERT INTO public\.|SELECT pg_catalog\.setval)[^]*?;$/gm) ?? []
  const number = String(readMigrationFiles({ migrationsFolder: 'drizzle' }).length - 1).padStart(4, '0')
  await Bun.write(`tests/start/upgrades/${number}.sql`, `-- ${JSON.stringify(left)}\n${statements.join('\n')}\n`)
}
