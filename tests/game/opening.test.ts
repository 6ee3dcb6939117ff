import { expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import { campaigns } from '../../server/store/schema/schema.ts'
import { callbacksOf, type Evening, opensTheEvening } from '../cast/evening.ts'
import { phoneNumber } from '../cast/server.ts'
import { makeToken, withToken } from '../cast/visit-token.ts'
import { waitFor } from '../cast/waiting.ts'
import { wire } from '../cast/wire.ts'

const phone = '8 916 123-45-67'
const caller = '79161234567'
const called = phoneNumber.slice(1)

type Schedule = Partial<Pick<typeof campaigns.$inferInsert, 'opensAt' | 'closesAt' | 'pause' | 'timeZone'>>

/** Sets the schedule of the evening's campaign, as an organiser does. */
async function schedules(evening: Evening, schedule: Schedule) {
  const { db, campaignId } = evening.context
  await db.update(campaigns).set(schedule).where(eq(campaigns.id, campaignId))
  await evening.announces()
}

const inMinutes = ({ context }: Evening, minutes: number) => new Date(context.now().getTime() + minutes * 60_000)

const closings = {
  'before it opens': { is: (evening: Evening) => ({ opensAt: inMinutes(evening, 60) }), words: 'Вы рановато: игра начнётся' },
  'after it has closed': { is: (evening: Evening) => ({ closesAt: inMinutes(evening, -1) }), words: 'Игра закончилась' },
  'while it is paused': { is: () => ({ pause: '' }), words: 'Игра на паузе' },
  'while it is paused with a sentence of its own': { is: () => ({ pause: 'Обедаем до двух.' }), words: 'Обедаем до двух.' },
}

for (const [when, { is, words }] of Object.entries(closings)) {
  test(`${when} the page asks for no number, takes none, and a caller hears why`, async () => {
    const evening = await opensTheEvening()
    const early = await evening.comes()
    await schedules(evening, is(evening))
    const visitor = await evening.comes()
    await visitor.sees(words)
    visitor.doesNotSee('Ваш номер телефона')
    expect((await early.givesNumber(phone)).status).toBe(422)
    await early.sees(words)
    const call = evening.telephone.dials(caller, called)
    await call.hears(words)
    await call.isDisconnected()
    expect(await evening.context.db.query.participants.findMany()).toEqual([])
  })

  test(`${when} a page that waits says so, and shows no number to call`, async () => {
    const evening = await opensTheEvening({ callsPerMinute: 6000 })
    const visitor = await evening.comes()
    await visitor.givesNumber(phone)
    await schedules(evening, is(evening))
    await visitor.isShown('closed')
    await visitor.sees(words)
    visitor.doesNotSee('555-35-35')
    expect((await visitor.asksToBeCalled()).status).toBe(422)
    await schedules(evening, { opensAt: null, closesAt: null, pause: null })
    await visitor.isShown('waiting')
    await visitor.sees('555-35-35')
  })

  test(`${when} a game under way goes on, also after the line was lost`, async () => {
    const evening = await opensTheEvening()
    const { visitor, caller: call } = await evening.plays(phone)
    await schedules(evening, is(evening))
    await call.says(evening.answerTo(1))
    await visitor.hasPoints(10)
    await call.hangsUp()
    await visitor.isShown('lost')
    const again = evening.telephone.dials(caller, called)
    await again.hears('снова вы')
    for (const rebus of [2, 3, 4, 5]) await again.says(evening.answerTo(rebus))
    await visitor.isShown('finished')
    await visitor.hasPoints(50)
  })
}

test('a campaign opens and closes at its moments, compared with the clock at each request', async () => {
  const evening = await opensTheEvening()
  await schedules(evening, { opensAt: inMinutes(evening, 60), closesAt: inMinutes(evening, 120) })
  await (await evening.comes()).sees('Вы рановато')
  evening.passes(61)
  await (await evening.comes()).sees('Ваш номер телефона')
  evening.passes(60)
  await (await evening.comes()).sees('Игра закончилась')
})

test('pages learn by themselves that the campaign opens and closes at its moments', async () => {
  const former = await opensTheEvening()
  const { token, givesNumber } = await former.comes()
  await givesNumber(phone)
  await schedules(former, { opensAt: inMinutes(former, 60), closesAt: inMinutes(former, 120) })
  const evening = await former.restarts({ byItself: ['openingMs'] })
  const visitor = await evening.comes(token)
  await visitor.isShown('closed')
  evening.passes(61)
  await visitor.isShown('waiting')
  evening.passes(60)
  await visitor.isShown('closed')
  await visitor.sees('Игра закончилась')
})

test('a page without a visit asks at the moment of opening, gets the form once, and the page around it hears of it', async () => {
  const evening = await opensTheEvening()
  await schedules(evening, { opensAt: inMinutes(evening, 60), closesAt: inMinutes(evening, 120) })
  const headers = withToken(makeToken())
  const reads = async () => {
    const html = await (await fetch(`${evening.url}${evening.context.path}/conversation`, { headers })).text()
    const [, path = '', trigger = ''] = /hx-get="([^"]*visits\/new[^"]*)" hx-trigger="([^"]*)"/.exec(html) ?? []
    return { path: path.replaceAll('&amp;', '&'), trigger }
  }
  const asks = async ({ path }: { path: string }) => {
    const response = await fetch(evening.url + path, { headers })
    return { status: response.status, trigger: response.headers.get('hx-trigger'), html: await response.text() }
  }
  const early = await reads()
  const delay = Number(/load delay:(\d+)ms/.exec(early.trigger)?.[1])
  expect(delay).toBeWithin(59 * 60_000, 60 * 60_000 + 1)
  expect((await asks(early)).status).toBe(204)
  evening.passes(61)
  const opened = await asks(early)
  expect(opened.html).toContain('Ваш номер телефона')
  expect(JSON.parse(opened.trigger ?? '')).toEqual({ 'campaign-changed': { target: 'body' } })
  const open = await reads()
  expect((await asks(open)).status).toBe(204)
  await schedules(evening, { pause: 'Обедаем.' })
  expect((await asks(open)).html).toContain('Обедаем.')
  const paused = await reads()
  expect((await asks(paused)).status).toBe(204)
  await schedules(evening, { pause: 'Ужинаем.' })
  expect((await asks(paused)).html).toContain('Ужинаем.')
  await schedules(evening, { pause: null })
  expect((await asks(paused)).html).toContain('Ваш номер телефона')
})

test('the moment of opening is told in the campaign’s time zone, whichever side of a clock change it is on', async () => {
  const evening = await opensTheEvening()
  const opensAt = new Date('2094-03-29T08:00:00Z')
  await schedules(evening, { opensAt, timeZone: 'Europe/Berlin' })
  await (await evening.comes()).sees(/29 марта 2094.* 10:00/)
  await schedules(evening, { opensAt: new Date('2094-03-27T08:00:00Z') })
  await (await evening.comes()).sees(/27 марта 2094.* 09:00/)
})

test('a campaign that is paused while it rings plays nothing: the caller hears why, and no attempt is spent', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  const call = wire(evening.url)
  await call.starts(caller)
  await visitor.isShown('ringing')
  await schedules(evening, { pause: 'Обедаем до двух.' })
  const { turn } = await call.reports({ type: 'call.answered' })
  expect(turn).toMatchObject({ say: 'С вами говорит робот Павел. Обедаем до двух.', then: 'hang up' })
  await visitor.isShown('closed')
  expect(await evening.context.db.query.participants.findMany()).toEqual([])
})

test('a callback whose campaign is paused before its turn is called off', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 6000 })
  const visitor = await evening.asksToBeCalled(phone)
  const busy = await evening.telephone.rings()
  busy.refuses(486)
  await visitor.sees('Занято')
  await visitor.asksToBeCalled()
  await visitor.isShown('queued')
  await schedules(evening, { pause: '' })
  await visitor.isShown('closed')
  evening.passes(2)
  await evening.comesDue()
  await waitFor(
    async () => (await callbacksOf(evening)).at(-1)?.outcome === 'called off',
    () => 'the callback to be called off',
  )
})

test('a callback that is picked up after the pause began hears why', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 6000 })
  const visitor = await evening.asksToBeCalled(phone)
  const call = await evening.telephone.rings()
  await schedules(evening, { pause: 'Обедаем до двух.' })
  call.answers()
  await call.presses(visitor.digits)
  await call.hears('Обедаем до двух.')
  expect(await evening.context.db.query.participants.findMany()).toEqual([])
})
