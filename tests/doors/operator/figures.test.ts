import { afterEach, expect, test } from 'bun:test'
import { and, eq, isNotNull } from 'drizzle-orm'
import { readFunnel } from '../../../server/conversation/figures/figures.ts'
import { erase } from '../../../server/privacy/privacy.ts'
import type { E164 } from '../../../server/rules/phone-number/phone-number.ts'
import { codes, dailyCounts, deeds } from '../../../server/store/schema/schema.ts'
import { url } from '../../cast/database.ts'
import { worksAtTheDesk } from '../../cast/desk.ts'
import { type Evening, opensTheEvening } from '../../cast/evening.ts'
import { waitFor } from '../../cast/waiting.ts'
import { playedGames } from './played-games.ts'

const operatorPassword = 'a-password-for-tests'
const observerPassword = 'another-one-to-look'
const zone = 'Europe/Moscow'

type Desk = Awaited<ReturnType<typeof worksAtTheDesk>>
type Page = Awaited<ReturnType<Desk['opens']>>

const evenings = new Set<Evening>()
afterEach(async () => {
  for (const evening of evenings) expect(evening.reported).toEqual([])
  evenings.clear()
})

async function opens() {
  const evening = await opensTheEvening({ callsPerMinute: 600, operatorPassword, observerPassword, byItself: ['countsMs'] })
  evenings.add(evening)
  // early in a day, so that minutes that pass do not make it the next one
  passesToMidnight(evening, -60)
  return evening
}

const dayAt = (evening: Evening) => evening.context.now().toLocaleDateString('sv-SE', { timeZone: zone })

/** Lets time pass until a moment before the next midnight of Moscow, or with fewer than no minutes after it. */
function passesToMidnight({ context, passes }: Evening, minutesBefore: number) {
  const day = new Date(`${context.now().toLocaleDateString('sv-SE', { timeZone: zone })}T24:00:00+03:00`)
  passes((day.getTime() - context.now().getTime()) / 60_000 - minutesBefore)
}

/** The rows of a table, by their heads. */
const rowsOf = (page: Page, plot: string) =>
  Object.fromEntries(
    page.all(`#${plot} tbody tr`).map((row) => {
      const [head, ...cells] = [...row.children].map((cell) => (cell.textContent ?? '').replace(/\s+/g, ' ').trim())
      return [head, cells[0]]
    }),
  )

/** Opens the page until all has been counted: a count that takes a moment is not waited for. */
async function counted(desk: Desk, path = '/figures'): Promise<Page> {
  let page = await desk.opens(path)
  await waitFor(
    async () => {
      if (page.text('#counted').includes('Посчитано')) return true
      page = await desk.opens(path)
      return false
    },
    () => `the figures to be counted: ${page.text('main')}`,
  )
  return page
}

test('an evening of known people gives exactly these figures, each step on its day', async () => {
  const evening = await opens()
  passesToMidnight(evening, 1.5)
  const first = dayAt(evening)
  // wins, copies the code, and follows the link on the next day
  const winner = await evening.plays('8 916 123-45-01')
  await winner.caller.says('собака')
  for (const rebus of [1, 2, 3, 4, 5]) await winner.caller.says(evening.answerTo(rebus))
  await winner.visitor.isShown('finished')
  await winner.visitor.copiesTheCode()
  winner.caller.hangsUp()
  // gives a number and never calls
  const quiet = await evening.comes()
  await quiet.givesNumber('8 916 123-45-02')
  // calls from a number that no page has
  const stranger = evening.telephone.dials('79161234503')
  await stranger.isListenedTo()
  stranger.hangsUp()
  // leaves at the second rebus, after a wrong answer
  const leaver = await evening.plays('8 916 123-45-04')
  await leaver.caller.says(evening.answerTo(1))
  await leaver.caller.says('собака')
  await leaver.visitor.sees('Попытка 2 из 3')
  leaver.caller.hangsUp()
  await leaver.visitor.isShown('lost')
  // asks to be called and does not pick up
  const busy = await evening.asksToBeCalled('8 916 123-45-05')
  await evening.comesDue()
  const called = await evening.telephone.rings()
  called.refuses(486)
  await busy.sees('Могу набрать ещё раз')
  // picks up, and hangs up when asked for the digits
  const shy = await evening.asksToBeCalled('8 916 123-45-06')
  await evening.comesDue()
  const ringing = await evening.telephone.rings()
  ringing.answers()
  await ringing.isListenedTo()
  ringing.hangsUp()
  await ringing.isForgotten()
  await shy.isShown('waiting')
  // begins before midnight, is silent once, and ends after it
  const late = await evening.plays('8 916 123-45-07')
  await late.caller.says(evening.answerTo(1))
  await late.caller.staysSilent()
  await late.caller.isListenedTo()
  evening.passes(2)
  const second = dayAt(evening)
  expect(second > first).toBe(true)
  for (const rebus of [2, 3, 4, 5]) await late.caller.says(evening.answerTo(rebus))
  await late.visitor.isShown('finished')
  late.caller.hangsUp()
  await late.caller.isForgotten()
  await winner.visitor.followsTheLink()
  const { context } = evening
  const taken = and(eq(codes.campaignId, context.campaignId), isNotNull(codes.participantId))
  const [spent] = await context.db.select().from(codes).where(taken).orderBy(codes.id).limit(1)
  await context.db
    .update(codes)
    .set({ spentAt: context.now() })
    .where(eq(codes.id, spent?.id ?? 0))
  evening.passes(20)
  await evening.sweeps()
  await waitFor(
    async () => (await context.db.select().from(dailyCounts)).reduce((sum, { count }) => sum + count, 0) === 6,
    () => 'the opened pages to be counted',
  )

  evening.passes(2)
  const { total, days, standings } = await readFunnel(context)
  const onFirst = { opened: 6, 'number given': 6, called: 5, inbound: 4, callback: 1, paired: 3, 'first answer': 3 }
  expect(days.find(({ day }) => day === first)?.funnel).toEqual({
    'launcher seen': 0,
    ...onFirst,
    finished: 1,
    'code copied': 1,
    'link followed': 0,
    bought: 0,
  })
  const nothing = Object.fromEntries(Object.keys(total).map((step) => [step, 0]))
  expect(days.find(({ day }) => day === second)?.funnel).toEqual({
    ...nothing,
    finished: 1,
    'link followed': 1,
    bought: 1,
  } as typeof total)
  expect(days.map(({ day }) => day)).toEqual([second, first])
  expect(total).toMatchObject({ 'number given': 6, paired: 3, finished: 2, bought: 1 })
  expect(standings.map(({ place, rebus, attempt, count }) => [place, rebus, attempt, count])).toEqual([
    ['may call', null, null, 2],
    ['no digits', null, null, 1],
    ['without a page', null, null, 1],
    ['left', 1, 1, 1],
    ['not copied', null, null, 1],
    ['took the code', null, null, 1],
  ])

  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  const page = await counted(desk, `/figures?day=${first}`)
  expect(rowsOf(page, 'funnel')).toMatchObject({
    'Открыли чат': '6',
    'Дали номер': '6',
    'Поговорили по телефону': '5',
    'Позвонили сами': '4',
    'Сняли трубку': '1',
    'Доиграли до конца': '1',
  })
  expect(rowsOf(page, 'standings')).toMatchObject({ 'Прервались и не вернулись. Ребус 2, попытка 2': '1' })
  expect(page.texts('#rebuses tbody tr').filter((row) => row.startsWith('Трудная'))[0]).toContain('67 %')
  const silences = page.all('#rebuses tbody tr').map((row) => Number(row.children[4]?.textContent ?? 0))
  expect(silences.reduce((sum, count) => sum + count, 0)).toBe(1)
  expect(Number(/Измерено ответов: (\d+)/.exec(page.text())?.[1])).toBeGreaterThan(5)
  const all = await counted(desk)
  expect(rowsOf(all, 'days')).toMatchObject({ [showDay(first)]: '6', [showDay(second)]: '0' })

  // once the pages are closed and their digits are no longer valid, nobody of them may call
  for (const visitor of [quiet, busy, shy]) visitor.hidesTheTab()
  await waitFor(
    async () => {
      evening.passes(7 * 60)
      await evening.sweeps()
      const places = new Map((await readFunnel(context)).standings.map(({ place, count }) => [place, count]))
      return !places.has('may call') && places.get('never called') === 1 && places.get('not reached') === 1
    },
    () => 'nobody to be waited for',
  )
})

const showDay = (day: string) =>
  new Date(`${day}T12:00:00Z`).toLocaleDateString('ru', { timeZone: 'UTC', day: 'numeric', month: 'long' })

test('a campaign that nobody has come to has an empty page and empty tables', async () => {
  const evening = await opens()
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  const page = await desk.opens('/figures')
  expect(page.status).toBe(200)
  expect(page.text()).toContain('Пока никого')
  expect(page.text()).toContain('Сравнивать пока нечего')
  for (const table of ['funnel', 'standings', 'pictures', 'replies'])
    expect((await desk.asks(`/figures/${table}.csv`)).status).toBe(200)
  expect((await desk.asks('/figures/people.csv')).status).toBe(404)
  for (const day of ['2020-01-01', 'yesterday', '2026-02-30'])
    expect((await desk.opens(`/figures?day=${day}&rebuses=x&one=1`)).status).toBe(200)
})

test('who is forgotten still counts where a game had begun, and no longer where there was none', async () => {
  const evening = await opens()
  const { caller, visitor } = await evening.plays('8 916 123-45-01')
  for (const rebus of [1, 2, 3, 4, 5]) await caller.says(evening.answerTo(rebus))
  await visitor.isShown('finished')
  caller.hangsUp()
  await caller.isForgotten()
  await (await evening.comes()).givesNumber('8 916 123-45-02')
  const before = await readFunnel(evening.context)
  expect(before.total).toMatchObject({ 'number given': 2, called: 1, paired: 1, finished: 1 })
  await erase(evening.context, '+79161234501' as E164)
  await erase(evening.context, '+79161234502' as E164)
  evening.passes(2)
  const after = await readFunnel(evening.context)
  expect(after.total).toMatchObject({ 'number given': 1, called: 1, inbound: 1, paired: 1, 'first answer': 1, finished: 1 })
  expect(after.standings).toEqual([{ place: 'not copied', rebus: null, attempt: null, count: 1 }])
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  expect((await counted(desk)).texts('#rebuses tbody th[scope=rowgroup]')).toHaveLength(5)
})

test('an observer sees the figures and takes their tables, which is noted', async () => {
  const evening = await opens()
  await playedGames(evening, [{ rebus: '=самолёт', versions: [1], solved: 7, games: 10, afterMs: 5_000 }])
  const desk = await worksAtTheDesk(evening.url, observerPassword)
  expect((await counted(desk)).text('#rebuses')).toContain('70 % из 10')
  const response = await fetch(`${evening.url}/operator/figures/pictures.csv`, { headers: { cookie: desk.cookie } })
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="pictures.csv"')
  const [head = '', row = ''] = (await response.text()).split('\r\n')
  expect(head).toStartWith('Ребус;Версии;Попытка;Ответов;Верно;Мимо;')
  expect(row).toBe("'=самолёт;1;1;10;7;3;0;0;0;5.1;5.3;5.4")
  const noted = await evening.context.db.select().from(deeds).where(eq(deeds.what, 'took a table'))
  expect(noted).toMatchObject([{ role: 'observer', about: 'pictures.csv' }])
})

test('two rebuses are compared, and a difference that chance may make is called that', async () => {
  const evening = await opens()
  await playedGames(evening, [
    { rebus: 'самолёт', versions: [1], solved: 28, games: 30, afterMs: 5_000 },
    { rebus: 'пингвин', versions: [1], solved: 5, games: 30, afterMs: 15_000 },
    { rebus: 'радуга', versions: [1], solved: 26, games: 30, afterMs: 5_200 },
    { rebus: 'редкий', versions: [1], solved: 2, games: 3, afterMs: 5_200 },
  ])
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  await counted(desk)
  const compares = async (one: string, other: string) => desk.opens(`/figures?${new URLSearchParams({ one, other })}`)
  const far = await compares('самолёт', 'пингвин')
  expect(far.text('#judged-outcome')).toContain('Разница вряд ли случайна')
  expect(far.text('#judged-outcome')).toContain('реже, чем раз на тысячу')
  expect(far.text('#judged-times')).toContain('Разница вряд ли случайна')
  const near = await compares('самолёт', 'радуга')
  expect(near.text('#judged-outcome')).toContain('Разница может быть случайной')
  expect((await compares('самолёт', 'редкий')).text('#judged-outcome')).toContain('Данных мало (3)')
  for (const wrong of [await compares('самолёт', 'самолёт'), await compares('самолёт', 'нет такого')])
    expect(wrong.text('#comparison')).toContain('Выберите два разных ребуса')
  expect((await compares('самолёт', '')).text('#comparison')).not.toContain('Выберите два разных ребуса')
})

test('two versions are compared by what a game solves, and one rebus in both of them', async () => {
  const evening = await opens()
  await playedGames(evening, [
    { rebus: 'самолёт', versions: [1], solved: 20, games: 20, afterMs: 5_000 },
    { rebus: 'самолёт', versions: [2], solved: 2, games: 20, afterMs: 5_000 },
  ])
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  await counted(desk)
  const versions = await desk.opens('/figures?one=1&other=2')
  expect(versions.text('.compared')).toContain('Версия 2')
  expect(versions.text('#judged-outcome')).toContain('Решено за игру. Разница вряд ли случайна')
  const both = await desk.opens(`/figures?${new URLSearchParams({ one: 'самолёт 1', other: 'самолёт 2' })}`)
  expect(both.text('#judged-outcome')).toContain('Доля решивших. Разница вряд ли случайна')
  expect((await desk.opens(`/figures?${new URLSearchParams({ one: 'самолёт', other: '2' })}`)).text('#comparison')).toContain(
    'Выберите два разных ребуса',
  )
})

test('a large quiz is shown some rebuses at a time, the hardest first, and its page stays light', async () => {
  const evening = await opens()
  const names = Array.from({ length: 31 }, (_, index) => `длинноеслово${String(index).padStart(2, '0')}`)
  await playedGames(
    evening,
    names.map((rebus, index) => ({ rebus, versions: [1], solved: index % 3, games: 2, afterMs: 5_000 })),
  )
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  await counted(desk)
  const shownOn = async (page: number) => {
    const opened = await desk.opens(`/figures?rebuses=${page}`)
    expect(new TextEncoder().encode(opened.html).length).toBeLessThan(40_000)
    return opened.texts('#rebuses tbody th[scope=rowgroup]')
  }
  const pages = [await shownOn(1), await shownOn(2), await shownOn(6)]
  expect(pages.map(({ length }) => length)).toEqual([6, 6, 1])
  expect(pages[0]?.[0]).toBe('длинноеслово00')
  expect(pages[2]).toEqual(['длинноеслово29'])
  expect(await shownOn(99)).toEqual(['длинноеслово29'])
})

test.if(url !== undefined)('nobody waits for a count that takes long: the page says what is missing', async () => {
  const evening = await opens()
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  await playedGames(evening, [{ rebus: 'самолёт', versions: [1], solved: 3, games: 10, afterMs: 5_000 }])
  await evening.context.db.transaction(async (tx) => {
    await tx.execute('lock table answers in access exclusive mode')
    const page = await desk.opens('/figures')
    expect(page.text('#counted')).toContain('Считаем')
    expect(page.all('#figures[hx-get^="/operator/figures"]')).toHaveLength(1)
  })
  const page = await counted(desk)
  expect(page.text('#rebuses')).toContain('30 % из 10')
  expect(page.all('#figures[hx-get]')).toHaveLength(0)
  evening.passes(2)
  await evening.context.db.transaction(async (tx) => {
    await tx.execute('lock table answers in access exclusive mode')
    const old = await desk.opens('/figures')
    expect(old.text('#rebuses')).toContain('30 % из 10')
    expect(old.text('#counted')).toContain('Считаем заново')
    expect(old.all('#figures[hx-get^="/operator/figures"]')).toHaveLength(1)
  })
})
