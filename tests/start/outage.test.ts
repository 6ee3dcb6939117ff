import { afterEach, expect, test } from 'bun:test'
import postgres from 'postgres'
import { installTelephone } from '../cast/caller.ts'
import { emptyDatabase, url } from '../cast/database.ts'
import { endPrograms, launch } from '../cast/program.ts'
import { secret, standardQuiz } from '../cast/server.ts'
import { proxyTo, type TcpProxy } from '../cast/tcp-proxy.ts'
import { visits } from '../cast/visitor.ts'
import { waitFor } from '../cast/waiting.ts'

const phone = '8 916 123-45-67'
let proxy: TcpProxy

afterEach(async () => {
  await endPrograms()
  await proxy?.close()
  await emptyDatabase()
})

/** The embedded database lives in the server's own process, so only a separate PostgreSQL can become unreachable. */
const testOnPostgres = test.if(url !== undefined)

testOnPostgres('a server whose database is down at start waits for it, with a page that says so', async () => {
  proxy = await proxyTo(url ?? '')
  proxy.cut()
  const program = await launch({ DATABASE_URL: proxy.url })
  await program.prints('the database does not answer')
  const page = await fetch(program.url, { headers: { Accept: 'text/html' } })
  expect(page.status).toBe(503)
  expect(await page.text()).toContain('Сервер запускается')
  proxy.mend()
  await program.prints(`${program.url}/`)
  expect((await fetch(program.url)).status).toBe(200)
})

testOnPostgres('a server that is ready goes on when the database fails before it has said what is missing', async () => {
  const sql = postgres(url ?? '', { max: 2, onnotice: () => undefined })
  try {
    const program = await sql.begin(async (tx) => {
      await tx`lock table checks in access exclusive mode`
      const started = await launch({ DATABASE_URL: url ?? '' })
      await started.prints('server ready')
      await waitFor(
        () => endWhoWaitsForChecks(sql),
        () => 'the server to read what is missing',
      )
      return started
    })
    await program.prints('Павел проснулся')
    expect((await fetch(program.url)).status).toBe(200)
  } finally {
    await sql.end()
  }
})

/** Other tests wait for locks, too, in databases of their own. */
async function endWhoWaitsForChecks(sql: postgres.Sql): Promise<boolean> {
  const ended = await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query like '%checks%'`
  return ended.length > 0
}

testOnPostgres('a database that cannot be used ends the start with one sentence, without the password', async () => {
  const address = new URL(url ?? '')
  address.pathname = '/no_such_database'
  address.password = 'sesame'
  const program = await launch({ DATABASE_URL: address.href })
  expect(await program.ends()).toBe(1)
  expect(program.output).toMatch(
    /^DATABASE_URL: expected a database that exists, found none with the name no_such_database at .*$/m,
  )
  expect(program.output).not.toMatch(/sesame|\n\s+at /)
})

testOnPostgres(
  'when the database is lost during a game, the chat says so, and the game continues without loss once it is back',
  async () => {
    proxy = await proxyTo(url ?? '')
    const program = await launch({ DATABASE_URL: proxy.url, CALLBACK_SECRET: secret })
    await program.prints(`${program.url}/`)
    const telephone = await installTelephone({ url: `${program.url}/voice/events`, secret })
    const visitor = await visits(program.url)
    await visitor.givesNumber(phone)
    const caller = telephone.dials('79161234567')
    await visitor.isShown('playing')
    await caller.says(standardQuiz.rebuses[0]?.answer ?? '')
    await visitor.hasPoints(10)

    proxy.cut()
    await visitor.sees('База данных не отвечает')
    const stranger = await visits(program.url)
    expect((await stranger.givesNumber('8 916 000-00-01')).status).toBe(503)
    await stranger.sees('попробуйте через минуту')
    expect(stranger.value('phone')).toBe('8 916 000-00-01')
    const answering = caller.says(standardQuiz.rebuses[1]?.answer ?? '')

    proxy.mend()
    await answering
    await visitor.noLongerSees('База данных не отвечает')
    // The scenario retries a lost event after a pause, which passes on its own clock.
    await caller.waits(5)
    await visitor.hasPoints(20)
    expect(program.output).not.toContain('9161234567')
  },
)
