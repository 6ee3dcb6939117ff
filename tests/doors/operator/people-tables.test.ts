import { expect, test } from 'bun:test'
import { sql } from 'drizzle-orm'
import { connect } from 'node:net'
import { erase } from '../../../server/privacy/privacy.ts'
import type { E164 } from '../../../server/rules/phone-number/phone-number.ts'
import { participants } from '../../../server/store/schema/schema.ts'
import { worksAtTheDesk } from '../../cast/desk.ts'
import { type Evening, opensTheEvening } from '../../cast/evening.ts'
import { waitFor } from '../../cast/waiting.ts'

const operatorPassword = 'a password for tests'
const observerPassword = 'another one, to look'
const phone = '8 916 123-45-67'

const opensEvening = (options = {}) => opensTheEvening({ operatorPassword, observerPassword, ...options })
const deedsOf = ({ context }: Evening) => context.db.query.deeds.findMany({ orderBy: (deed, { asc }) => asc(deed.id) })

async function wins(evening: Evening, number = phone) {
  const { visitor, caller } = await evening.plays(number)
  for (const { answer } of evening.quiz.rebuses) await caller.says(answer)
  await visitor.isShown('finished')
  caller.hangsUp()
  await visitor.sees('Разговор окончен')
  return visitor.code ?? ''
}

async function takes({ url }: Evening, cookie: string, path: string) {
  const response = await fetch(`${url}/operator${path}`, { headers: { cookie } })
  const bytes = Buffer.from(await response.arrayBuffer())
  const lines = bytes.toString().slice(1).trimEnd().split('\r\n')
  return { status: response.status, headers: response.headers, bytes, lines }
}

test('the table of winners has whole numbers without a plus, the prize, its code, the state, and times in the campaign’s zone', async () => {
  const evening = await opensEvening()
  const code = await wins(evening)
  const lost = await evening.plays('8 916 123-45-02')
  lost.caller.hangsUp()
  await lost.visitor.isShown('lost')
  const { cookie } = await worksAtTheDesk(evening.url, operatorPassword)
  const { headers, bytes, lines } = await takes(evening, cookie, '/people.csv')
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[\w-]+-people\.csv"$/)
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const zone = evening.context.schedule.timeZone
  expect(lines[0]).toMatch(new RegExp(`^Игра;Номер;Приз;Промокод;Что с игрой;Очки;Начало \\(${zone}\\);Конец;Версия согласия;`))
  const game = await evening.context.db.query.participants.findFirst({ orderBy: ({ id }) => id })
  const time = (at: Date | null | undefined) => at?.toLocaleString('sv-SE', { timeZone: zone })
  const times = `${time(game?.startedAt)};${time(game?.finishedAt)};${game?.consentVersion};${time(game?.consentAt)}`
  expect(lines.slice(1)).toEqual([`1;79161234567;Бесплатный билет;${code};приз получен;50;${times};;;`])
  expect((await deedsOf(evening)).at(-1)).toMatchObject({ name: 'Анна', what: 'took a table', about: 'people' })
})

test('the tables of games and of calls mask numbers, and show all of them', async () => {
  const evening = await opensEvening({ callsPerMinute: 60 })
  await wins(evening)
  const called = await evening.asksToBeCalled('8 903 765-43-21')
  ;(await evening.telephone.rings()).refuses(486)
  await called.sees('Занято')
  const { cookie } = await worksAtTheDesk(evening.url, observerPassword)
  const games = await takes(evening, cookie, '/games.csv')
  expect(games.lines).toHaveLength(2)
  expect(games.lines[1]).toMatch(/^1;7.916.···-··-67;приз получен;Бесплатный билет;50;/)
  const calls = await takes(evening, cookie, '/calls.csv')
  expect(calls.lines.some((line) => /;звонит нам;7.916.···-··-67;/.test(line))).toBe(true)
  for (const number of ['1234567', '7654321', '123-45-67']) expect(games.lines.join() + calls.lines.join()).not.toContain(number)
  expect((await deedsOf(evening)).filter(({ what }) => what === 'took a table').map(({ about }) => about)).toEqual([
    'games',
    'calls',
  ])
})

test('an observer does not get whole numbers', async () => {
  const evening = await opensEvening()
  await wins(evening)
  const { cookie } = await worksAtTheDesk(evening.url, observerPassword)
  const refused = await takes(evening, cookie, '/people.csv')
  expect([refused.status, refused.bytes.toString().includes('79161234567')]).toEqual([403, false])
  expect((await deedsOf(evening)).map(({ what }) => what)).toEqual(['signed in'])
})

test('whoever was forgotten is in the table of winners without a number, and no cell begins a formula', async () => {
  const evening = await opensEvening()
  await wins(evening)
  await erase(evening.context, '+79161234567' as E164)
  await evening.context.db.update(participants).set({ code: '=1+1' })
  const { cookie } = await worksAtTheDesk(evening.url, operatorPassword)
  const { bytes, lines } = await takes(evening, cookie, '/people.csv')
  expect(lines[1]).toMatch(/^1;номер стёрт;Бесплатный билет;'=1\+1;/)
  expect(bytes.toString()).not.toContain('hmac:')
})

/** Fills the campaign with so many winners beside the first. */
async function fill({ context }: Evening, count: number) {
  await context.db.execute(sql`
    insert into participants (campaign_id, kind, version_id, phone, visit_id, call_id, points, started_at, finished_at, tier_id, code)
    select campaign_id, kind, version_id, '+7900' || lpad(g::text, 7, '0'), visit_id, call_id, points, started_at, finished_at, tier_id, 'C-' || g
    from participants, generate_series(1, ${count}::int) g where id = 1`)
}

test('a table longer than a batch has each game once, in their order', async () => {
  const evening = await opensEvening()
  await wins(evening)
  await fill(evening, 2000)
  const { cookie } = await worksAtTheDesk(evening.url, operatorPassword)
  const { lines } = await takes(evening, cookie, '/people.csv')
  const ids = lines.slice(1).map((line) => Number(line.split(';')[0]))
  expect(ids).toEqual(Array.from({ length: 2001 }, (_, index) => index + 1))
})

/** Asks for a table on a socket of our own, which shows how the response ends. */
async function asksBare({ url }: Evening, cookie: string) {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  let received = ''
  let hasEnded = false
  socket.on('data', (piece) => (received += piece.toString('latin1')))
  socket.on('error', () => {})
  socket.on('close', () => (hasEnded = true))
  socket.write(`GET /operator/people.csv HTTP/1.1\r\nHost: ${hostname}:${port}\r\nCookie: ${cookie}\r\n\r\n`)
  return { socket, isOver: () => hasEnded, text: () => received }
}

test('an error while rows are read breaks the connection, so that half a table does not look like a whole one', async () => {
  const evening = await opensEvening()
  await wins(evening)
  await fill(evening, 2000)
  const { db } = evening.context
  const { cookie } = await worksAtTheDesk(evening.url, operatorPassword)
  const whole = await asksBare(evening, cookie)
  await waitFor(
    () => whole.text().endsWith('0\r\n\r\n'),
    () => 'the last chunk of a whole table',
  )
  whole.socket.destroy()
  let reads = 0
  const select = db.select.bind(db)
  // The third batch fails, as it does when the database goes away.
  const failing = ((...fields: []) => {
    const query = select(...fields)
    const from = query.from.bind(query)
    query.from = ((table: never) => {
      if ((table as unknown) === participants && ++reads === 3) throw new Error('the database has gone')
      return from(table)
    }) as never
    return query
  }) as unknown as typeof db.select
  Object.assign(db, { select: failing })
  try {
    const broken = await asksBare(evening, cookie)
    await waitFor(broken.isOver, () => 'the connection to break')
    expect(broken.text()).toContain('200 OK')
    expect(broken.text().endsWith('0\r\n\r\n')).toBe(false)
  } finally {
    Object.assign(db, { select })
  }
})

test('nobody reads on for a client that has hung up', async () => {
  const evening = await opensEvening()
  await wins(evening)
  await fill(evening, 20_000)
  const { db } = evening.context
  const { cookie } = await worksAtTheDesk(evening.url, operatorPassword)
  let reads = 0
  const select = db.select.bind(db)
  Object.assign(db, {
    select: ((...fields: []) => {
      reads++
      return select(...fields)
    }) as unknown as typeof db.select,
  })
  try {
    const { socket, text } = await asksBare(evening, cookie)
    await waitFor(
      () => text().includes('C-1'),
      () => 'the first rows',
    )
    socket.destroy()
    let [before, quiet] = [-1, 0]
    await waitFor(
      () => {
        quiet = reads === before ? quiet + 1 : 0
        before = reads
        return quiet > 20
      },
      () => 'the reading to end',
    )
    expect(reads).toBeLessThan(60)
  } finally {
    Object.assign(db, { select })
  }
})
