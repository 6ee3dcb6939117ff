import { expect, test } from 'bun:test'
import { erase } from '../../../server/privacy/privacy.ts'
import type { E164 } from '../../../server/rules/phone-number/phone-number.ts'
import { codes, participants } from '../../../server/store/schema/schema.ts'
import { worksAtTheDesk } from '../../cast/desk.ts'
import { type Evening, opensTheEvening } from '../../cast/evening.ts'

const operatorPassword = 'a password for tests'
const observerPassword = 'another one, to look'
const phone = '8 916 123-45-67'
const masked = '+7 916 ···-··-67'

const opensEvening = (options = {}) => opensTheEvening({ operatorPassword, observerPassword, ...options })

async function wins(evening: Evening, number = phone) {
  const { visitor, caller } = await evening.plays(number)
  for (const { answer } of evening.quiz.rebuses) await caller.says(answer)
  await visitor.isShown('finished')
  return { visitor, caller, code: visitor.code ?? '' }
}

/** The rows of the list, without their times. */
const rowsIn = (page: { all(selector: string): Element[] }) =>
  page.all('.people-rows tbody tr').map((row) =>
    [...row.querySelectorAll('td, th')]
      .slice(1)
      .map(({ textContent }) => (textContent ?? '').replaceAll('\u00a0', ' '))
      .filter((text) => text !== '')
      .join(' | '),
  )

test('the page lists winners, who plays, who waits, who played for fun, and who never called, each by a filter', async () => {
  const evening = await opensEvening()
  const { code } = await wins(evening)
  await evening.plays('8 916 123-45-02')
  const lost = await evening.plays('8 916 123-45-03')
  lost.caller.hangsUp()
  await lost.visitor.isShown('lost')
  const hidden = await evening.comes()
  await hidden.givesNumber('8 916 123-45-04')
  const forFun = evening.telephone.dials(null)
  await forFun.presses(hidden.digits)
  await hidden.isShown('playing')
  await (await evening.comes()).givesNumber('8 916 123-45-05')
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  const all = rowsIn(await desk.opens('/people'))
  expect(all).toEqual([
    'просто так | играет | 0',
    '+7 916 ···-··-03 | ждёт звонка | 0',
    '+7 916 ···-··-02 | играет | 0',
    `${masked} | приз получен | 50 | Бесплатный билет | ${code}`,
  ])
  const shown = async (state: string) =>
    rowsIn(await desk.opens(`/people?state=${state}`)).map((row) => /···-··-\d\d|просто так/.exec(row)?.[0])
  expect(await shown('winners')).toEqual(['···-··-67'])
  expect(await shown('playing')).toEqual(['просто так', '···-··-02'])
  expect(await shown('waiting')).toEqual(['···-··-03'])
  expect(await shown('prizeless')).toEqual([])
  expect(await shown('returned')).toEqual([])
  expect(await shown('fun')).toEqual(['просто так'])
  expect(await shown('uncalled')).toEqual(['···-··-05'])
  expect(rowsIn(await desk.opens('/people?tier=100'))).toHaveLength(1)
  expect(rowsIn(await desk.opens('/people?tier=30'))).toHaveLength(0)
  expect(rowsIn(await desk.opens('/people?state=%25&tier=&before=x'))).toHaveLength(4)
})

test('the list goes on page by page, fifty a page, and no game is shown twice or left out', async () => {
  const evening = await opensEvening()
  await wins(evening)
  const [game] = await evening.context.db.query.participants.findMany()
  const { id: _, ...like } = game!
  const start = like.startedAt?.getTime() ?? 0
  const more = Array.from({ length: 120 }, (_, index) => ({
    ...like,
    phone: `+7900${String(index).padStart(7, '0')}`,
    // several at the same moment
    startedAt: new Date(start + Math.floor(index / 7)),
    finishedAt: new Date(start + Math.floor(index / 7)),
    code: `C-${index}`,
    ...(index % 10 === 0 && { kind: 'fun' as const, phone: null, tierId: null, code: null }),
  }))
  await evening.context.db.insert(participants).values(more)
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  for (const [state, expected] of [
    ['all', 121],
    ['winners', 109],
  ] as const) {
    const seen: string[] = []
    for (let query = `?state=${state}`; query !== '';) {
      const page = await desk.opens(`/people${query}`)
      const ids = page.all('.people-rows tbody tr').map(({ id }) => id)
      expect(ids.length).toBeLessThanOrEqual(50)
      seen.push(...ids)
      const older = page.all('#people .log-links a').map((link) => link.getAttribute('href') ?? '')
      query = older.find((href) => href.includes('before='))?.replace('/operator/people', '') ?? ''
    }
    expect(seen).toHaveLength(expected)
    expect(new Set(seen).size).toBe(expected)
  }
})

test('a number is found however it is written, by its end, and by the code in any case; it is masked everywhere', async () => {
  const evening = await opensEvening()
  const { code } = await wins(evening)
  await wins(evening, '8 903 765-43-21')
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  const finds = async (wanted: string) => desk.sends('/people/search', { wanted })
  for (const spelling of [
    phone,
    '+79161234567',
    '79161234567',
    '9161234567',
    '8(916)123-45-67',
    '+7 916 123 45 67',
    '８９１６１２３４５６７',
  ]) {
    const page = await finds(spelling)
    expect([spelling, rowsIn(page).length]).toEqual([spelling, 1])
    expect(page.text('#found')).toContain(masked)
    expect(page.html).not.toMatch(/916\D{0,3}123/)
    expect(page.html).not.toContain('9161234567')
  }
  for (const ending of ['567', '4567', '45-67', '…4567', '·· 4567', '1234567']) {
    const page = await finds(ending)
    expect([ending, rowsIn(page).length]).toEqual([ending, 1])
  }
  for (const typed of [code, code.toLowerCase(), ` ${code} `]) expect(rowsIn(await finds(typed))).toHaveLength(1)
  await evening.context.db.insert(codes).values({
    campaignId: evening.context.campaignId,
    tierId: '30',
    code: 'Mixed-Case',
    participantId: null,
  })
  expect((await finds('Mixed-Case')).text('#found')).toContain('ещё никому не выдан')
})

test('a code of odd case that was given is found in any other', async () => {
  const evening = await opensEvening()
  const { code } = await wins(evening)
  await evening.context.db.update(codes).set({ code: 'RePtile-7' })
  await evening.context.db.update(participants).set({ code: 'RePtile-7' })
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  expect(rowsIn(await desk.sends('/people/search', { wanted: 'rEpTILE-7' }))).toHaveLength(1)
  expect(rowsIn(await desk.sends('/people/search', { wanted: code }))).toHaveLength(0)
})

test('a search for %, or for anything else that is no number and no code, finds nothing, whatever it means to a database', async () => {
  const evening = await opensEvening()
  await wins(evening)
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  const odd = [
    '',
    ' ',
    '%',
    '_',
    '%%%',
    '____',
    '\\',
    "'",
    "' or 1=1 --",
    '*',
    '🦎',
    '🦎🦎🦎',
    '\0',
    'a\0b',
    '4567\0',
    '67',
    '4',
    '5%67',
    '%4567',
    'x'.repeat(10_000),
  ]
  odd.push('9'.repeat(10_000), '٤٥٦٧', 'https://example.com/?a=4567', '\ud800', '<script>alert(1)</script>', '0000', '+', '...')
  for (const wanted of odd) {
    const page = await desk.sends('/people/search', { wanted })
    const isEnding = wanted === '4567\0'
    expect([wanted.slice(0, 20), page.status, rowsIn(page).length]).toEqual([wanted.slice(0, 20), 200, isEnding ? 1 : 0])
    expect(page.html).not.toContain('<script>alert')
  }
  expect((await desk.sends('/people/search', { wanted: '67' })).text('#found')).toContain('хотя бы три его последние цифры')
  expect(evening.reported).toEqual([])
  for (const address of [
    '/people?state=%25&tier=%25',
    '/people?tier=%F0%9F%A6%8E',
    `/people?tier=${'x'.repeat(10_000)}`,
    '/people?before=1.99999999999',
  ])
    expect((await desk.opens(address)).status).toBe(200)
  expect((await desk.opens('/people?tier=%00')).status).toBe(400)
})

test('somebody who was forgotten is found by the whole number, as erased, and nothing personal is shown', async () => {
  const evening = await opensEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says('наверное синхрофазотрон')
  for (const { answer } of evening.quiz.rebuses) await caller.says(answer)
  await visitor.isShown('finished')
  caller.hangsUp()
  await visitor.sees('Разговор окончен')
  await erase(evening.context, '+79161234567' as E164)
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  const found = await desk.sends('/people/search', { wanted: phone })
  expect(found.text('#found')).toContain('Этого человека попросили забыть')
  expect(rowsIn(found)).toHaveLength(1)
  expect(rowsIn(found)[0]).toContain('номер стёрт')
  expect(found.html).not.toContain('hmac:')
  const page = await desk.opens('/people/1')
  expect(page.status).toBe(200)
  expect(page.text('#person-number')).toBe('номер стёрт')
  expect(page.text('#visits')).toContain('данные стёрты')
  for (const trace of ['синхрофазотрон', '-67', 'hmac:']) expect(page.text('#person')).not.toContain(trace)
  for (const ending of ['4567', '567']) expect(rowsIn(await desk.sends('/people/search', { wanted: ending }))).toEqual([])
})

test('the pseudonym of a forgotten number is not taken for the end of a number', async () => {
  const evening = await opensEvening()
  await wins(evening)
  await evening.context.db.update(participants).set({ phone: 'hmac:abc4567' })
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  expect(rowsIn(await desk.sends('/people/search', { wanted: '4567' }))).toEqual([])
})

test('a search finds the people of the campaign that is shown, and no others', async () => {
  const evening = await opensEvening()
  await wins(evening)
  await evening.opens('autumn')
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  expect(rowsIn(await desk.sends('/people/search?campaign=autumn', { wanted: phone }))).toEqual([])
  expect(rowsIn(await desk.opens('/people?campaign=autumn'))).toEqual([])
  expect((await desk.opens('/people/1?campaign=autumn')).status).toBe(404)
  expect((await desk.opens('/people/1')).status).toBe(200)
})

test('an observer looks for people, and sees neither what changes something nor what can be spent', async () => {
  const evening = await opensEvening()
  const { code } = await wins(evening)
  const desk = await worksAtTheDesk(evening.url, observerPassword)
  const pages = [
    await desk.opens('/people'),
    await desk.opens('/people/1'),
    await desk.sends('/people/search', { wanted: phone }),
  ]
  for (const page of pages) {
    expect(page.status).toBe(200)
    expect(page.text()).toContain(masked)
    expect(page.html).not.toContain(code)
    expect(page.all('form[hx-post], #forget, #give-back, #show-number, .deed')).toEqual([])
  }
})
