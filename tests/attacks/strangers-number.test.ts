import { expect, test } from 'bun:test'
import { callbacksOf, type Evening, opensTheEvening } from '../cast/evening.ts'
import { keepsCallsWaiting } from './calls-waiting.ts'

const phone = '8 916 123-45-67'

test('whoever picks up and gives no digits has played nothing, and typing alone wins nothing', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const stranger = await evening.asksToBeCalled(phone)
  const owner = await evening.telephone.rings()
  owner.answers()
  await owner.hears('четыре цифры')
  await stranger.isShown('digits')
  for (const { answer } of evening.quiz.rebuses) expect((await stranger.types(answer, '0')).status).toBe(422)
  await owner.staysSilent()
  await owner.staysSilent()
  await owner.staysSilent()
  await owner.isDisconnected()
  await stranger.sees('цифр из чата я не услышал')
  expect(await games(evening)).toEqual([])
})

test('whoever picks up and hangs up keeps the attempt', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const stranger = await evening.asksToBeCalled(phone)
  const picked = await evening.telephone.rings()
  picked.answers()
  await picked.hears('четыре цифры')
  // the page knows that somebody has picked up
  await stranger.isShown('digits')
  picked.hangsUp()
  await stranger.isShown('waiting')
  await evening.sweeps()
  expect(await games(evening)).toEqual([])
  expect(await callbacksOf(evening)).toMatchObject([{ outcome: 'unproved' }])
  const owner = await evening.comes()
  expect((await owner.givesNumber(phone)).status).toBe(200)
  await owner.isShown('waiting')
})

test('a machine that answers and talks has played nothing', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const visitor = await evening.asksToBeCalled(phone)
  const machine = await evening.telephone.rings()
  machine.answers()
  await machine.says('Оставьте сообщение после звукового сигнала')
  await machine.isDisconnected()
  await visitor.sees('Ответил автоответчик')
  expect(await games(evening)).toEqual([])
})

test('the digits of another page are a try, no more', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const other = await evening.comes()
  await other.givesNumber('8 916 000-00-02')
  const visitor = await evening.asksToBeCalled(phone)
  const caller = await evening.telephone.rings()
  caller.answers()
  await caller.presses(other.digits)
  await caller.hears('другие цифры')
  expect(await games(evening)).toEqual([])
  await caller.presses(visitor.digits)
  await caller.hears('Ребус первый')
  await visitor.isShown('playing')
  await other.isShown('waiting')
})

test('after three wrong tries Pavel hangs up, and the page shows other digits', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const visitor = await evening.asksToBeCalled(phone)
  const { digits } = visitor
  const wrong = digits === '0000' ? '1111' : '0000'
  const caller = await evening.telephone.rings()
  caller.answers()
  for (const answer of ['другие цифры', 'последняя попытка', 'Без цифр не начну']) {
    await caller.presses(wrong)
    await caller.hears(answer)
  }
  await caller.isDisconnected()
  await visitor.isShown('waiting')
  expect(visitor.digits).not.toBe(digits)
  expect(await games(evening)).toEqual([])
})

test('silence is no try, and Pavel waits for a minute', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const visitor = await evening.asksToBeCalled(phone)
  const caller = await evening.telephone.rings()
  caller.answers()
  await caller.isListenedTo()
  await caller.waits(19)
  await caller.staysSilent()
  await caller.staysSilent()
  await caller.says([...visitor.digits].map((digit) => names[Number(digit)]).join(' '))
  await caller.hears('Ребус первый')
})

test('the owner of a number whose page asks as well may give the digits of that page', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const owner = await evening.comes()
  await owner.givesNumber(phone)
  const stranger = await evening.asksToBeCalled(phone)
  const caller = await evening.picksUp(owner)
  await caller.hears('Ребус первый')
  await owner.isShown('playing')
  await stranger.isShown('elsewhere')
})

test('the owner calls while a stranger’s callback rings: the ring is dropped, and the owner plays', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const owner = await evening.comes()
  await owner.givesNumber(phone)
  await evening.asksToBeCalled(phone)
  const ringing = await evening.telephone.rings()
  const call = evening.telephone.dials('79161234567')
  await call.presses(owner.digits)
  await call.hears('Ребус первый')
  await ringing.isDisconnected()
  await owner.isShown('playing')
  expect(await callbacksOf(evening)).toMatchObject([{ outcome: 'called off' }])
})

test('the digits stay the same while a callback is queued, overnight as well', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 1 })
  await evening.asksToBeCalled('8 916 000-00-02')
  await evening.telephone.rings()
  keepsCallsWaiting(evening)
  const visitor = await evening.asksToBeCalled(phone)
  const { digits } = visitor
  expect(digits).toMatch(/^\d{4}$/)
  for (const minutes of [40, 600]) {
    evening.passes(minutes)
    await evening.sweeps()
  }
  await visitor.reloads()
  expect(visitor.digits).toBe(digits)
})

const games = ({ context }: Evening) => context.db.query.participants.findMany()

const names = ['ноль', 'один', 'два', 'три', 'четыре', 'пять', 'шесть', 'семь', 'восемь', 'девять']
