import { afterEach, expect, test } from 'bun:test'
import { installTelephone } from '../cast/caller.ts'
import { emptyDatabase, url } from '../cast/database.ts'
import { endPrograms, launch } from '../cast/program.ts'
import { secret, standardQuiz } from '../cast/server.ts'
import { proxyTo, type TcpProxy } from '../cast/tcp-proxy.ts'
import { visits } from '../cast/visitor.ts'

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
  expect(await page.text()).toContain('База данных не отвечает')
  proxy.mend()
  await program.prints(`${program.url}/`)
  expect((await fetch(program.url)).status).toBe(200)
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
