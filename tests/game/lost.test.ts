import { expect, test } from 'bun:test'
import { opensTheEvening } from '../cast/evening.ts'
import { startServer } from '../cast/server.ts'
import { visits } from '../cast/visitor.ts'
import { wire } from '../cast/wire.ts'

const phone = '8 916 123-45-67'

test('a caller who hangs up and calls again resumes the game', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says(evening.answerTo(1))
  await visitor.hasPoints(10)
  await caller.says('пингвин')
  await visitor.sees('Попытка 2 из 3')
  caller.hangsUp()
  await visitor.isShown('lost')
  await visitor.sees('8 800 555-35-35')
  const again = evening.telephone.dials('+7 916 123-45-67')
  await again.hears('На счету 10 очков, ребус второй из пяти')
  await visitor.isShown('playing')
  await visitor.sees('Попытка 2 из 3')
  await visitor.hasPoints(10)
})

test('a lost game is counted as it stands once its grace time is over', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says(evening.answerTo(1))
  await caller.says(evening.answerTo(2))
  await visitor.hasPoints(20)
  caller.hangsUp()
  await visitor.isShown('lost')
  evening.passes(14)
  await evening.sweeps()
  expect(visitor.state).toBe('lost')
  evening.passes(2)
  await evening.sweeps()
  await visitor.isShown('finished')
  await visitor.sees('Скидка 20')
  const late = evening.telephone.dials('79161234567')
  await late.hears('Знакомый номер')
})

test('a caller who returns after the grace time is too late, even if the game has not been counted yet', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  caller.hangsUp()
  await visitor.isShown('lost')
  evening.passes(16)
  const late = evening.telephone.dials('79161234567')
  await late.hears('Знакомый номер')
  await visitor.isShown('finished')
})

test('a call that drops without a hang-up event is lost, and its game resumes in the next call', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.isListenedTo()
  caller.dropsTheLine()
  evening.passes(5)
  await evening.sweeps()
  await visitor.isShown('lost')
  const again = evening.telephone.dials('79161234567')
  await again.hears('это снова вы')
  await visitor.isShown('playing')
})

test('a caller who rings back while the last answer is still in transit is told, once answered, that the game is over', async () => {
  const { url, quiz } = await startServer()
  const visitor = await visits(url)
  await visitor.givesNumber(phone)
  const first = wire(url)
  await first.starts('79161234567')
  let {
    turn: { turn },
  } = await first.reports({ type: 'call.answered' })
  for (const { answer } of quiz.rebuses.slice(0, -1)) turn = (await first.reports(says(turn, answer))).turn.turn
  const overtaken = says(turn, quiz.rebuses.at(-1)?.answer ?? '')
  await first.sends({ call: first.call, seq: 50, type: 'call.ended', reason: '', seconds: 20 })
  const second = wire(url)
  expect((await second.starts('79161234567')).turn.say).toContain('это снова вы')
  await first.reports(overtaken)
  await visitor.isShown('finished')
  const answered = await second.reports({ type: 'call.answered' })
  expect(answered.turn).toMatchObject({ turn: 2, then: 'hang up' })
  expect(answered.turn.say).toContain('Знакомый номер')
  const heard = await second.reports(says(1, 'диктуйте'))
  expect(heard.turn).toEqual(answered.turn)
  await visitor.hasPoints(50)
})

const says = (turn: number, text: string) => ({ type: 'speech.heard', turn, text, confidence: 0.9 }) as const
