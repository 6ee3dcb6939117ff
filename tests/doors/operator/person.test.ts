import { expect, test } from 'bun:test'
import { calls, deeds, unclearWords, visits } from '../../../server/store/schema/schema.ts'
import { worksAtTheDesk } from '../../cast/desk.ts'
import { type Evening, opensTheEvening } from '../../cast/evening.ts'
import { waitFor } from '../../cast/waiting.ts'

const operatorPassword = 'a password for tests'
const observerPassword = 'another one, to look'
const phone = '8 916 123-45-67'
const masked = '+7 916 ···-··-67'
const why = { reason: 'trouble', words: 'касса не приняла код' }

const opensEvening = (options = {}) => opensTheEvening({ operatorPassword, observerPassword, ...options })
const deedsOf = ({ context }: Evening) => context.db.query.deeds.findMany({ orderBy: (deed, { asc }) => asc(deed.id) })
const gamesOf = ({ context }: Evening) => context.db.query.participants.findMany({ orderBy: (game, { asc }) => asc(game.id) })

async function wins(evening: Evening, number = phone) {
  const { visitor, caller } = await evening.plays(number)
  for (const { answer } of evening.quiz.rebuses) await caller.says(answer)
  await visitor.isShown('finished')
  return { visitor, caller, code: visitor.code ?? '' }
}

test('the page shows the whole way: visit, calls in both directions, answers with their reasons, prize, and what was done', async () => {
  const evening = await opensEvening({ callsPerMinute: 60 })
  const visitor = await evening.asksToBeCalled(phone)
  const busy = await evening.telephone.rings()
  busy.refuses(486)
  await visitor.sees('Занято')
  const caller = evening.telephone.dials('79161234567')
  await visitor.isShown('playing')
  await caller.says('пингвин 8 903 765-43-21')
  await visitor.sees('Попытка 2 из 3')
  await caller.isListenedTo()
  await visitor.types('сова')
  await visitor.sees('Попытка 3 из 3')
  for (const { answer } of evening.quiz.rebuses) await caller.says(answer)
  await visitor.isShown('finished')
  caller.hangsUp()
  await visitor.sees('Разговор окончен')
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  const page = await desk.opens('/people/1')
  expect(page.text('#facts')).toContain(masked)
  expect(page.text('#facts')).toContain('определителем номера')
  expect(page.text('#visits')).toMatch(/номер дан .*согласие версия .*здесь играют/)
  expect(page.texts('#calls li')).toHaveLength(2)
  expect(page.texts('#calls li')[0]).toMatch(/звонит нам\d+:\d\dходов: \d+Трубку положил: собеседник/)
  expect(page.texts('#calls li')[1]).toMatch(/просил позвонить .*: занято/)
  const [first] = page.texts('.person-rebus')
  expect(first).toContain(`Ребус 1: ${evening.answerTo(1)}`)
  expect(first).toMatch(/пингвин .*мимоголосом/)
  expect(first).toMatch(/сова мимос клавиатуры/)
  expect(first).toMatch(/верноголосом.*очков: 3/)
  expect(page.texts('.person-rebus')).toHaveLength(5)
  expect(page.text('#prize')).toContain(visitor.code ?? 'a code')
  expect(page.text('#prize')).toContain('действует')
  expect(page.text('#deeds-done')).toContain('Ничего')
  for (const number of ['7654321', '765-43-21', '1234567', '123-45-67']) expect(page.html).not.toContain(number)
  const callLink = page.all('#calls a')[0]?.getAttribute('href') ?? ''
  const call = await desk.opens(callLink.replace('/operator', ''))
  expect(call.all('a').map((link) => link.getAttribute('href'))).toContain('/operator/people/1')
})

test('the whole number is shown once, to an operator, and the log notes who looked', async () => {
  const evening = await opensEvening()
  await wins(evening)
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  const shown = await desk.sends('/people/1/number', {})
  expect([shown.status, shown.text('#person-number')]).toEqual([200, '+7 916 123-45-67'])
  expect((await desk.opens('/people/1')).text('#person-number')).toBe(masked)
  const deeds = await deedsOf(evening)
  expect(deeds.at(-1)).toMatchObject({ name: 'Анна', what: 'looked at a number', gameId: 1 })
  expect(deeds.at(-1)?.numberDisguise).toBe(evening.context.disguise('+79161234567'))
  const observer = await worksAtTheDesk(evening.url, observerPassword, { name: 'Борис' })
  const refused = await observer.sends('/people/1/number', {})
  expect([refused.status, refused.html.includes('123-45-67')]).toEqual([403, false])
  expect((await deedsOf(evening)).filter(({ what }) => what === 'looked at a number')).toHaveLength(1)
})

test('a game in the middle of the first is given back: the call ends kindly, and the number plays anew', async () => {
  const evening = await opensEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says(evening.answerTo(1))
  await caller.says('пингвин')
  await caller.isListenedTo()
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  const done = await desk.sends('/people/1/attempt', { reason: 'asked', words: '' })
  expect([done.status, done.text('#notice')]).toEqual([
    200,
    `${masked}: попытка возвращена. Действующего промокода у игры не было.`,
  ])
  await caller.hears('организаторы вернули вам попытку')
  await caller.isDisconnected()
  await visitor.isShown('waiting')
  await visitor.sees('Организаторы вернули попытку')
  const again = evening.telephone.dials('79161234567')
  await visitor.isShown('playing')
  for (const { answer } of evening.quiz.rebuses) await again.says(answer)
  await visitor.isShown('finished')
  expect(await gamesOf(evening)).toMatchObject([
    { points: 10, withdrawnAt: expect.any(Date), code: null },
    { points: 50, withdrawnAt: null, code: visitor.code },
  ])
  expect((await desk.opens('/people/1')).text('#deeds-done')).toContain('Анна: Возвращена попытка, попросил игрок')
})

test('another code is given from the page, and the former one is shown as void', async () => {
  const evening = await opensEvening()
  const { visitor, code } = await wins(evening)
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  const page = await desk.opens('/people/1')
  expect(page.fields('deed-code')).toEqual({ former: code, reason: '', words: '' })
  const done = await desk.sends('/people/1/code', { ...why, former: code })
  expect(done.status).toBe(200)
  await waitFor(
    () => visitor.code !== code,
    () => 'the other code',
  )
  expect(done.text('#notice')).toBe(`Промокод заменён. Новый: ${visitor.code}`)
  expect(done.texts('.person-codes code')).toEqual([visitor.code ?? '', code])
  expect(done.texts('.person-codes [data-void] code')).toEqual([code])
  expect(done.text('#deeds-done')).toContain('Выдан другой промокод, неполадка у нас: касса не приняла код')
})

test('a prize is taken away from the page, and the visitor’s page says so', async () => {
  const evening = await opensEvening()
  const { visitor } = await wins(evening)
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  const done = await desk.sends('/people/1/revocation', { reason: 'unusual', words: '' })
  expect([done.status, done.text('#notice')]).toEqual([200, 'Приз отозван, промокод больше не действует.'])
  await visitor.sees('организаторы отозвали приз')
  expect(done.all('#deed-code, #deed-revocation')).toEqual([])
  expect((await desk.opens('/people?state=prizeless')).text('.people-rows')).toContain('приз отозван')
})

test('a message that failed is sent again from the page', async () => {
  const sent: string[] = []
  let isAway = true
  const send = async (_: string, text: string) => {
    if (isAway) throw Object.assign(new Error('nobody answers'), { isUnsent: false })
    sent.push(text)
  }
  const evening = await opensEvening({ sms: { send } })
  const { visitor, code } = await wins(evening)
  await visitor.sees('не ушла')
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  expect((await desk.opens('/people/1')).text('#message-state')).toBe('не дошло')
  isAway = false
  const done = await desk.sends('/people/1/message', why)
  expect([done.status, done.text('#notice')]).toEqual([200, 'Промокод отправляется ещё раз.'])
  await waitFor(
    () => sent.length === 1,
    () => 'the message',
  )
  expect(sent[0]).toContain(code)
  expect((await desk.sends('/people/1/message', why)).status).toBe(409)
})

test('a person is forgotten from the page, and what is left of the game is shown', async () => {
  const evening = await opensEvening()
  const { visitor, caller } = await wins(evening)
  caller.hangsUp()
  await visitor.sees('Разговор окончен')
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  const done = await desk.sends('/people/1/erasure', {})
  expect([done.status, done.text('#notice')]).toEqual([200, `${masked}: стёрто. Игр: 1, звонков: 1, браузеров: 1.`])
  expect(done.text('#person-number')).toBe('номер стёрт')
  await visitor.sees('Я всё забыл')
  expect((await desk.sends('/people/1/erasure', {})).status).toBe(409)
  expect((await desk.sends('/people/1/number', {})).status).toBe(409)
})

const withoutReason: Record<string, string>[] = [
  {},
  { reason: '' },
  { reason: '%' },
  { reason: 'other' },
  { reason: 'other', words: '  ' },
]

test('an answer is accepted from the page: the points rise, and the page of the visitor says so', async () => {
  const evening = await opensEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says('абракадабра')
  await caller.says(evening.answerTo(1))
  await visitor.hasPoints(6)
  const other = await evening.plays('8 903 765-43-21')
  await other.caller.says('абракадабра')
  await other.visitor.sees('Попытка 2 из 3')
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  const page = await desk.opens('/people/1')
  expect(page.all('[id^=accept-]').map(({ id }) => id)).toEqual(['accept-1'])
  const asked = await desk.opens('/people/1?accept=1')
  expect(asked.text('#accept-1 form')).toContain('Ответ «абракадабра» будет засчитан')
  const strange = await desk.sends('/people/1/answers/3', { reason: 'trouble', words: '' })
  expect([strange.status, strange.text('#notice')]).toEqual([
    409,
    'Этот ответ засчитать нельзя: он уже засчитан или ничего не меняет.',
  ])
  const done = await desk.sends('/people/1/answers/1', { reason: 'trouble', words: 'шум в зале' })
  expect([done.status, done.text('#notice')]).toEqual([200, 'Ответ засчитан. Было очков: 6, стало: 10.'])
  expect(done.text('.person-rebus')).toContain('пересчитано, было: мимо, 0')
  expect(done.text('#deeds-done')).toContain('Засчитан ответ, неполадка у нас: шум в зале')
  await visitor.hasPoints(10)
  await visitor.sees('Организаторы пересчитали вашу игру')
  expect((await desk.sends('/people/1/answers/1', { reason: 'trouble', words: '' })).status).toBe(409)
  for (const answer of ['0', 'x', '%25', '99999999999'])
    expect((await desk.sends(`/people/1/answers/${answer}`, { reason: 'trouble', words: '' })).status).toBe(409)
})

test('nothing is done without a reason, and another reason needs words', async () => {
  const evening = await opensEvening()
  const { code } = await wins(evening)
  const before = [await gamesOf(evening), await deedsOf(evening)]
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  for (const action of ['attempt', 'code', 'revocation', 'message'])
    for (const given of withoutReason) {
      const refused = await desk.sends(`/people/1/${action}`, { former: code, ...given })
      expect([action, refused.status, refused.text('#notice')]).toEqual([
        action,
        422,
        'Выберите причину, а если она другая, напишите подробности. Пока ничего не изменилось.',
      ])
    }
  expect([await gamesOf(evening), (await deedsOf(evening)).slice(0, -1)]).toEqual(before)
})

test('a number that an operator writes into a reason is masked in the log', async () => {
  const evening = await opensEvening()
  await wins(evening)
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  await desk.sends('/people/1/revocation', { reason: 'other', words: 'просил +7 903 765-43-21' })
  expect((await deedsOf(evening)).at(-1)?.about).toBe('other: просил +· ··· ···-··-21')
})

test('of two operators on one person at once one is told that nothing was left to do, and nothing happens twice', async () => {
  const evening = await opensEvening()
  const { code } = await wins(evening)
  const anna = await worksAtTheDesk(evening.url, operatorPassword)
  const boris = await worksAtTheDesk(evening.url, operatorPassword, { name: 'Борис' })
  const both = (action: string, fields: Record<string, string>) =>
    Promise.all([anna, boris].map((desk) => desk.sends(`/people/1/${action}`, { ...why, ...fields })))
  const statuses = async (action: string, fields = {}) =>
    (await both(action, fields)).map(({ status }) => status).sort((one, other) => one - other)
  expect(await statuses('code', { former: code })).toEqual([200, 409])
  expect(await evening.context.db.query.codes.findMany()).toHaveLength(2)
  expect(await statuses('revocation')).toEqual([200, 409])
  expect(await statuses('attempt')).toEqual([200, 409])
  const done = (await deedsOf(evening)).map(({ what }) => what).filter((what) => what !== 'signed in')
  expect(done).toEqual(['gave another code', 'took a prize away', 'gave an attempt back'])
  const late = await boris.sends('/people/1/code', { ...why, former: code })
  expect(late.text('#notice')).toBe('Приза у этой игры нет, заменять нечего.')
})

test('an observer who posts by hand is refused, and nothing is done', async () => {
  const evening = await opensEvening()
  const { code } = await wins(evening)
  const before = await gamesOf(evening)
  const observer = await worksAtTheDesk(evening.url, observerPassword)
  for (const action of ['number', 'attempt', 'code', 'revocation', 'message', 'answers/1', 'erasure'])
    expect([action, (await observer.sends(`/people/1/${action}`, { ...why, former: code })).status]).toEqual([action, 403])
  expect(await gamesOf(evening)).toEqual(before)
  expect((await deedsOf(evening)).map(({ what }) => what)).toEqual(['signed in'])
})

test('a game that does not exist, or is another campaign’s, has no page and takes no deeds', async () => {
  const evening = await opensEvening()
  const { code } = await wins(evening)
  await evening.opens('autumn')
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  for (const address of [
    '/people/2',
    '/people/0',
    '/people/01',
    '/people/x',
    '/people/%25',
    '/people/99999999999',
    '/people/1?campaign=autumn',
  ])
    expect([address, (await desk.opens(address)).status]).toEqual([address, 404])
  for (const action of ['number', 'attempt', 'code', 'revocation', 'message', 'answers/1', 'erasure']) {
    const sent = await desk.sends(`/people/1/${action}?campaign=autumn`, { ...why, former: code })
    expect([action, [404, 409].includes(sent.status)]).toEqual([action, true])
  }
  expect(await gamesOf(evening)).toMatchObject([{ code, withdrawnAt: null, prizeRevokedAt: null }])
  expect((await deedsOf(evening)).map(({ what }) => what)).toEqual(['signed in'])
})

test('without a script the forms answer with the whole page', async () => {
  const evening = await opensEvening()
  await wins(evening)
  const desk = await worksAtTheDesk(evening.url, operatorPassword, { isPlain: true })
  const done = await desk.sends('/people/1/revocation', why)
  expect([done.status, done.text('#notice'), done.html.startsWith('<!doctype html>')]).toEqual([
    200,
    'Приз отозван, промокод больше не действует.',
    true,
  ])
})

test('where more is kept than the page shows, it says so', async () => {
  const evening = await opensEvening()
  const { caller, visitor } = await evening.plays(phone)
  await caller.says('ну диктуйте')
  await visitor.sees('ну диктуйте')
  const desk = await worksAtTheDesk(evening.url, operatorPassword)
  const few = (await desk.opens('/people/1')).html
  expect(few).not.toMatch(/Показаны (последние|первые)/)
  const { db } = evening.context
  const [[call], [visit], [words]] = [
    await db.query.calls.findMany(),
    await db.query.visits.findMany(),
    await db.query.unclearWords.findMany(),
  ]
  if (!call || !visit || !words) throw new Error('nobody has played')
  const times = (count: number) => Array.from({ length: count }, (_, index) => index)
  await db.insert(calls).values(times(10).map((index) => ({ ...call, id: `more-${index}`, endedAt: new Date() })))
  const { id: _, ...visited } = visit
  await db
    .insert(visits)
    .values(times(10).map((index) => ({ ...visited, token: `more-${index}`, digits: null, participantId: null })))
  const { id: __, ...said } = words
  await db.insert(unclearWords).values(times(20).map(() => said))
  const at = new Date()
  const deed = { at, name: 'Анна', role: 'operator', what: 'looked at a number', gameId: 1 } as const
  await db.insert(deeds).values(times(31).map(() => deed))
  const page = await desk.opens('/people/1')
  expect(page.text('#calls')).toContain('Показаны последние 10. Все звонки кампании — в таблице')
  expect(page.text('#visits')).toContain('Показаны последние 10, были и раньше.')
  expect(page.text('#answers')).toContain('было больше: показаны первые')
  expect(page.text('#deeds-done')).toContain('Показаны последние 30. Что было раньше, есть в журнале.')
  expect([page.texts('#calls li'), page.texts('#visits li'), page.texts('#deeds-done li')].map(({ length }) => length)).toEqual([
    10, 10, 30,
  ])
})
