import { expect, test } from 'bun:test'
import { retryPushedTurns, takeOverCall } from '../../server/game/game.ts'
import { worksAtTheDesk } from '../cast/desk.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { wire } from '../cast/wire.ts'

const phone = '8 916 123-45-67'
const password = 'a password for tests'
const observerPassword = 'another one, to look'

/** An evening with one live game, and somebody at the desk who looks at its call. */
async function opensACall(options: Parameters<typeof opensTheEvening>[0] = {}) {
  const evening = await opensTheEvening({ operatorPassword: password, observerPassword, ...options })
  const players = await evening.plays(phone)
  await players.caller.isListenedTo()
  const call = await newestCall(evening)
  const anna = await worksAtTheDesk(evening.url, password)
  return { ...evening, ...players, call, anna, ...actsIn(anna, call) }
}

const newestCall = async ({ context }: Pick<Awaited<ReturnType<typeof opensTheEvening>>, 'context'>) =>
  (await context.db.query.calls.findFirst({ orderBy: (call, { desc }) => desc(call.startedAt) }))?.id ?? ''

type Desk = Awaited<ReturnType<typeof worksAtTheDesk>>

const actsIn = (desk: Desk, call: string) => ({
  says: (sentence: string) => desk.sends(`/calls/${call}/take-over`, { act: 'say', sentence }),
  decides: (act: string, question: number) => desk.sends(`/calls/${call}/take-over`, { act, question: String(question) }),
})

test('Pavel says the sentence of an operator, the visitor reads it as his, and the same question is answered afterwards', async () => {
  const { says, caller, visitor, answerTo } = await opensACall()
  const { status, text } = await says('Подсмотрите слева, <там> птица.')
  expect([status, text('#sentence-said')]).toEqual([200, 'Павел это говорит.'])
  await caller.hears('Подсмотрите слева, там птица.')
  await visitor.sees('Подсмотрите слева, там птица.')
  expect(visitor.text).toContain('Ребус 1 из 5')
  await caller.says(answerTo(1))
  await visitor.hasPoints(10)
})

test('an operator accepts the answer: the points of this attempt are given, and the page moves on', async () => {
  const { decides, caller, visitor, context } = await opensACall()
  await caller.says('шлагбаум')
  await visitor.sees('Попытка 2 из 3')
  const { status, text } = await decides('accept', 1)
  expect([status, text('#notice')]).toEqual([200, 'Ответ засчитан.'])
  await caller.hears('плюс 6')
  await visitor.hasPoints(6)
  await visitor.sees('Организаторы засчитали ответ.')
  await visitor.sees('Ребус 2 из 5')
  const answers = await context.db.query.answers.findMany({ orderBy: (answer, { asc }) => asc(answer.id) })
  expect(answers[1]).toMatchObject({ verdict: 'right', reason: 'accepted by an operator', points: 6, confidence: null })
})

test('an operator gives a hint, and skips the rebus', async () => {
  const { decides, visitor } = await opensACall()
  await decides('hint', 0)
  await visitor.sees('Попытка 2 из 3')
  await visitor.sees('Организаторы дали подсказку.')
  await decides('skip', 1)
  await visitor.sees('Ребус 2 из 5')
  await visitor.sees('Организаторы пропустили ребус.')
})

test('the last answer that an operator accepts gives the prize', async () => {
  const { decides, visitor, quiz } = await opensACall()
  for (const question of quiz.rebuses.keys()) await decides('accept', question)
  await visitor.isShown('finished')
  await visitor.hasPoints(10 * quiz.rebuses.length)
})

test('there is no hint beyond the last picture', async () => {
  const { decides, visitor } = await opensACall()
  await decides('hint', 0)
  await decides('hint', 1)
  await visitor.sees('Попытка 3 из 3')
  const { status, text } = await decides('hint', 2)
  expect([status, text('#notice')]).toEqual([409, expect.stringContaining('Это последняя картинка')])
})

test('when the caller has answered meanwhile, nothing is decided, and the operator is told', async () => {
  const { decides, caller, visitor, answerTo, context } = await opensACall()
  await caller.says(answerTo(1))
  await visitor.hasPoints(10)
  const { status, text } = await decides('accept', 0)
  expect([status, text('#notice')]).toEqual([409, 'Пока вы нажимали, на этот вопрос уже ответили. Ничего не изменилось.'])
  expect(await context.db.query.answers.findMany()).toHaveLength(1)
})

test('of two operators who decide one question at once, one does, and the other is told', async () => {
  const { url, call, decides, visitor, context } = await opensACall()
  const boris = actsIn(await worksAtTheDesk(url, password, { name: 'Борис' }), call)
  const answered = await Promise.all([decides('accept', 0), boris.decides('skip', 0)])
  expect(answered.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409])
  await visitor.sees('Ребус 2 из 5')
  expect(await context.db.query.answers.findMany()).toHaveLength(1)
})

test('of two operators who have Pavel speak at once, one is told to wait until he has said the sentence of the other', async () => {
  const { url, call, says, visitor, passes, context } = await opensACall()
  const boris = actsIn(await worksAtTheDesk(url, password, { name: 'Борис' }), call)
  const answered = await Promise.all([says('Это первое предложение.'), boris.says('А это второе.')])
  expect(answered.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409])
  const [told] = answered.filter(({ status }) => status === 409)
  expect(told?.text('#sentence-said')).toContain('Павел ещё говорит')
  expect(told?.text('#sentence')).toMatch(/предложение|второе/)
  expect((await context.db.query.calls.findFirst())?.turn).toBe(2)
  passes(1)
  await boris.says('Теперь и я.')
  await visitor.sees('Теперь и я.')
})

test('a sentence that is empty or too long is not said, and stays in the field', async () => {
  const { says, context } = await opensACall()
  const empty = await says(' … ')
  expect([empty.status, empty.text('#sentence-said')]).toEqual([422, 'Напишите хоть слово.'])
  const long = await says('я'.repeat(301))
  expect([long.status, long.text('#sentence-said')]).toEqual([422, expect.stringContaining('не больше 300 знаков')])
  expect(long.text('#sentence')).toBe('я'.repeat(301))
  const call = await context.db.query.calls.findFirst()
  expect(call?.turn).toBe(1)
})

test('after the caller has hung up, nothing is said and nothing decided', async () => {
  const { says, decides, caller, visitor } = await opensACall()
  caller.hangsUp()
  await visitor.isShown('lost')
  const late = [await says('Вернитесь!'), await decides('accept', 0)]
  expect(late.map(({ status }) => status)).toEqual([404, 404])
  expect(late[0]?.text('#sentence-said')).toContain('Этого звонка уже нет')
  expect(late[1]?.text('#live')).toContain('Звонок окончен')
})

test('while Pavel asks for the digits or spells the code, he says a sentence, but there is nothing to decide', async () => {
  const evening = await opensTheEvening({ operatorPassword: password })
  const stranger = evening.telephone.dials('79161234567', '78005553535')
  await stranger.isListenedTo()
  const desk = actsIn(await worksAtTheDesk(evening.url, password), await newestCall(evening))
  expect((await desk.decides('accept', 0)).status).toBe(409)
  expect((await desk.says('Код — на странице, под номером.')).status).toBe(200)
  await stranger.hears('Код — на странице')
  const visitor = await evening.comes()
  await visitor.givesNumber('8 926 777-65-43')
  await stranger.presses(visitor.digits)
  await visitor.isShown('playing')
  for (const _ of evening.quiz.rebuses) await stranger.says('пропустить')
  await visitor.isShown('finished')
  expect((await desk.decides('skip', 5)).status).toBe(409)
  expect((await desk.says('Поздравляем!')).status).toBe(200)
  await stranger.hears('Поздравляем!')
  await visitor.sees('Поздравляем!')
})

test('a line that cannot be reached is told: Pavel says it in reply to the next words', async () => {
  const evening = await opensTheEvening({ operatorPassword: password })
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  const line = wire(evening.url)
  await line.starts('79161234567')
  await line.reports({ type: 'call.answered' })
  const desk = await worksAtTheDesk(evening.url, password)
  const page = await desk.opens(`/calls/${line.call}`)
  expect(page.text('#take-over')).toContain('До линии дотянуться нельзя')
  const { status, text } = await actsIn(desk, line.call).says('Слышите меня?')
  expect([status, text('#sentence-said')]).toEqual([200, expect.stringContaining('после следующих слов игрока')])
  const reply = await line.reports({ type: 'speech.heard', turn: 1, text: 'алло', confidence: 1 })
  expect(reply.turn.say).toBe('Слышите меня?')
})

test('a line that does not answer is told, and nothing is said or decided', async () => {
  const { says, decides, context, passes } = await opensACall({ sessionsAnswer: () => 200 })
  await says('Раз.')
  for (const _ of [1, 2]) {
    passes(1)
    await retryPushedTurns(context)
  }
  const silent = [await says('Два.'), await decides('skip', 0)]
  expect(silent.map(({ status }) => status)).toEqual([409, 409])
  expect(silent[0]?.text('#sentence-said')).toContain('Линия не отвечает')
})

test('every intervention is in the log, with what was said and without numbers', async () => {
  const { says, decides, anna } = await opensACall()
  await says('Позвоните на 8 916 765-43-21, <b>Аня</b>')
  await decides('hint', 0)
  await decides('accept', 1)
  const { texts } = await anna.opens('/log')
  const lines = texts('#log tbody tr').slice(0, 3)
  expect(lines[0]).toContain('Вмешательство в звонок')
  expect(lines[0]).toContain('засчитан ответ')
  expect(lines[1]).toContain('дана подсказка')
  expect(lines[2]).toContain('Павел сказал: «Позвоните на')
  expect(lines[2]?.replace(/\D/g, '')).not.toContain('9167654321')
})

test('an observer who posts by hand changes nothing', async () => {
  const { url, call, context } = await opensACall()
  const boris = actsIn(await worksAtTheDesk(url, observerPassword, { name: 'Борис' }), call)
  const answered = [await boris.says('Привет'), await boris.decides('accept', 0)]
  expect(answered.map(({ status }) => status)).toEqual([403, 403])
  expect((await context.db.query.calls.findFirst())?.turn).toBe(1)
})

test('a call of another campaign is taken over from its own page, and through no other campaign', async () => {
  const evening = await opensACall()
  const other = await evening.opens('another')
  expect(await takeOverCall(other, evening.call, { type: 'skip', question: 0 })).toBe('gone')
  const { status } = await evening.anna.asks(`/calls/${evening.call}/take-over?campaign=another`, {
    method: 'POST',
    body: new URLSearchParams({ act: 'skip', question: '0' }),
  })
  expect(status).toBe(200)
  await evening.visitor.sees('Ребус 2 из 5')
})

test('without a script a sentence leads back to the page of the call', async () => {
  const { url, call, caller } = await opensACall()
  const desk = actsIn(await worksAtTheDesk(url, password, { isPlain: true }), call)
  const { status, location } = await desk.says('Не торопитесь.')
  expect([status, location]).toEqual([303, `/operator/calls/${call}`])
  await caller.hears('Не торопитесь.')
  const stale = await desk.decides('accept', 7)
  expect([stale.status, stale.text('#notice')]).toEqual([409, expect.stringContaining('уже ответили')])
  const empty = await desk.says('')
  expect([empty.status, empty.text('#sentence-said')]).toEqual([422, 'Напишите хоть слово.'])
})
