import { expect, test } from 'bun:test'
import { eraseByAge } from '../../../server/privacy/privacy.ts'
import { worksAtTheDesk } from '../../cast/desk.ts'
import { type Evening, opensTheEvening } from '../../cast/evening.ts'

const operatorPassword = 'a password for tests'
const observerPassword = 'another one, to look'
const ivan = '8 916 123-45-67'
const olga = '8 916 765-43-21'
const day = 24 * 60

const opens = (options: Parameters<typeof opensTheEvening>[0] = {}) =>
  opensTheEvening({ operatorPassword, observerPassword, keptDays: 90, ...options })

/** Plays a whole game without a mistake, and hangs up. Returns the code won. */
async function wins(evening: Evening, phone: string): Promise<string> {
  const { visitor, caller } = await evening.plays(phone)
  for (let rebus = 1; rebus <= 5; rebus += 1) await caller.says(evening.answerTo(rebus))
  await visitor.isShown('finished')
  caller.hangsUp()
  await caller.isForgotten()
  return visitor.code ?? ''
}

const inDays = (evening: Evening, days: number) =>
  new Date(evening.context.now().getTime() + days * day * 60_000).toLocaleDateString('ru', {
    dateStyle: 'long',
    timeZone: evening.context.schedule.timeZone,
  })

const datesOn = (page: { texts(selector: string): string[] }) => page.texts('#kept dd')

test('a game that is open, a call under way and its game are still to be finished, each with the way to it', async () => {
  const evening = await opens()
  const { caller } = await evening.plays(ivan)
  await caller.isListenedTo()
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  const page = await desk.opens('/closing')
  expect(page.status).toBe(200)
  expect(page.text('#left-open')).toContain('Игра ещё открыта')
  expect(page.text('#left-calls')).toContain('Идёт 1 звонок.')
  expect(page.text('#left-games')).toContain('1 игра не доиграна')
  expect(page.all('#left-open a')[0]?.getAttribute('href')).toBe('/operator/campaigns/intercom-ru#dates')
  caller.hangsUp()
  await caller.isForgotten()
  expect((await desk.opens('/closing')).texts('#left-calls')).toEqual([])
})

test('once the game is closed and nobody plays, nothing is left to do, and every page of the desk leads here', async () => {
  const evening = await opens()
  await wins(evening, ivan)
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  expect((await desk.opens('')).html).not.toContain('href="/operator/closing"')
  const closesAt = '2020-01-02T18:00'
  expect((await desk.sets('intercom-ru', 'dates', { closesAt })).status).toBe(200)
  const page = await desk.opens('/closing')
  expect(page.text('#left')).toContain('Всё доделано')
  expect((await desk.opens('')).html).toContain('href="/operator/closing"')
})

test('the figures and the settings of a campaign lead here at any time', async () => {
  const evening = await opens()
  const desk = await worksAtTheDesk(evening.url, observerPassword)
  expect((await desk.opens('/figures')).html).toContain('href="/operator/closing"')
  const page = await desk.opens('/campaigns/intercom-ru')
  expect(page.html).toContain('href="/operator/closing?campaign=intercom-ru"')
})

test('the page tells when the first and the last people are forgotten, and goes on with those who are left', async () => {
  const evening = await opens()
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  expect((await desk.opens('/closing')).text('#kept')).toContain('никто не доиграл')
  await wins(evening, ivan)
  const first = inDays(evening, 90)
  evening.passes(20 * day)
  const later = await worksAtTheDesk(evening.url, operatorPassword)
  await wins(evening, olga)
  const last = inDays(evening, 90)
  expect(datesOn(await later.opens('/closing'))).toEqual([first, last])
  evening.passes(71 * day)
  await eraseByAge(evening.context, 90)
  const months = await worksAtTheDesk(evening.url, operatorPassword)
  expect(datesOn(await months.opens('/closing'))).toEqual([last, last])
})

test('a server that keeps people longer than the consent promises says so, and what to set', async () => {
  const evening = await opens({ keptDays: undefined })
  await wins(evening, ivan)
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  const page = await desk.opens('/closing')
  expect(page.text('#kept')).toContain('срок не задан')
  expect(page.text('#kept .bad')).toContain('RETENTION_DAYS=90')
  expect(datesOn(page)).toEqual([])
})

test('a table that was taken is marked with who took it, and the others are not', async () => {
  const evening = await opens()
  const boris = await worksAtTheDesk(evening.url, observerPassword, { name: 'Борис' })
  expect((await boris.opens('/closing')).text('#export-log')).toContain('Ещё не скачивали')
  for (const table of [
    '/log.csv',
    '/games.csv',
    '/calls.csv',
    '/answers/all.csv',
    '/codes.csv',
    '/figures/funnel.csv',
    '/figures/pictures.csv',
  ])
    expect([table, (await boris.opens(table)).status]).toEqual([table, 200])
  const page = await boris.opens('/closing')
  for (const name of ['log', 'games', 'calls', 'answers', 'codes', 'funnel', 'pictures'])
    expect(page.text(`#export-${name}`)).toContain('Скачано: Борис')
  expect(page.text('#export-people')).toContain('Ещё не скачивали')
})

test('whole numbers are offered to an operator, and not to an observer', async () => {
  const evening = await opens()
  const anna = await worksAtTheDesk(evening.url, operatorPassword)
  const boris = await worksAtTheDesk(evening.url, observerPassword)
  const linksOf = async (desk: typeof anna) => (await desk.opens('/closing')).all('#export-people a').length
  expect([await linksOf(anna), await linksOf(boris)]).toEqual([1, 0])
  expect((await boris.opens('/people.csv')).status).toBe(403)
})

test('the report tells how many came to each step, and which rebuses were solved', async () => {
  const evening = await opens()
  await wins(evening, ivan)
  const desk = await worksAtTheDesk(evening.url, observerPassword)
  await desk.opens('/figures/funnel.csv')
  const page = await desk.opens('/closing/report')
  expect(page.text('#step-finished')).toBe('Доиграли до конца1')
  expect(page.text('#rebuses')).toContain(`${evening.answerTo(1)}: отгадали 100 % из 1`)
})

test('the report counts people and prizes, and shows no number and no code in full', async () => {
  const evening = await opens()
  const code = await wins(evening, ivan)
  const { caller } = await evening.plays(olga)
  await caller.isListenedTo()
  const desk = await worksAtTheDesk(evening.url, observerPassword)
  const page = await desk.opens('/closing/report')
  expect(page.texts('.report-counts div')).toEqual(['начали игру2', 'доиграли1', 'получили промокод1'])
  expect(page.text('#winners tbody')).toContain(`+7 916 ···-··-67…${code.slice(-4)}50`)
  expect(page.html).not.toContain(code)
  expect(page.html).not.toContain('9161234567')
  expect(page.html).not.toContain('<nav class="menu"')
  expect(page.text('#put-right')).toContain('Ничего')
})

test('the report tells what operators put right, and no longer counts a game that was given back', async () => {
  const evening = await opens()
  await wins(evening, ivan)
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  await desk.sends('/attempts', { phone: ivan, reason: 'stranger' })
  const page = await desk.opens('/closing/report')
  expect(page.text('#put-right')).toContain('вернули попытку: 1')
  expect(page.texts('.report-counts dd')).toEqual(['0', '0', '0'])
  expect((await desk.opens('/closing')).text('#left-revoked')).toContain('1 отозванный промокод')
})
