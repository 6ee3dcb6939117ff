import { expect, test } from 'bun:test'
import { takeOverCall } from '../../server/game/game.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { wire } from '../cast/wire.ts'

const phone = '8 916 123-45-67'
const caller = '79161234567'
const over = { type: 'call.ended', reason: '', seconds: 3 } as const

/** A visitor whose number has called, and another call from it, which rings. */
async function callsTwice() {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  const [first, second] = [wire(evening.url), wire(evening.url)]
  await first.starts(caller)
  await first.reports({ type: 'call.answered' })
  await visitor.isShown('playing')
  const greeting = (await second.starts(caller)).turn.say
  const says = (turn: number, rebus: number) =>
    ({ type: 'speech.heard', turn, text: evening.answerTo(rebus), confidence: 1 }) as const
  return { evening, visitor, first, second, greeting, says }
}

test('words to a question that was answered in another call meanwhile count nothing, and Pavel asks the one that stands', async () => {
  const { evening, visitor, first, second, says } = await callsTwice()
  await second.reports({ type: 'call.answered' })
  await second.reports({ type: 'keys.pressed', turn: 1, keys: '3' })
  await second.reports(over)
  const { turn } = await first.reports(says(1, 1))
  expect(turn).toMatchObject({ turn: 2, then: 'listen' })
  expect(turn.say).toContain('Ребус второй')
  await visitor.sees('Ребус 2 из 5')
  expect(visitor.text).toContain('Попытка 1 из 3')
  expect((await evening.context.db.query.answers.findMany()).map(({ verdict }) => verdict)).toEqual(['skipped'])
  expect((await first.reports(says(2, 2))).turn.say).toContain('плюс 10')
})

test('what was said before the caller hung up and played on in another call counts nothing when it arrives after that one', async () => {
  const { evening, visitor, first, second, says } = await callsTwice()
  await second.reports({ type: 'call.answered' })
  expect((await visitor.types(evening.answerTo(1))).status).toBe(200)
  await second.reports(over)
  await first.reports(over)
  expect((await first.reports(says(1, 1))).turn.then).toBe('hang up')
  await visitor.hasPoints(10)
  expect(await evening.context.db.query.answers.findMany()).toHaveLength(1)
})

test('a greeting that was overtaken by a typed answer is put right when the call is answered, and what is said to it does not count', async () => {
  const { evening, visitor, second, greeting, says } = await callsTwice()
  expect(greeting).toContain('первый')
  expect((await visitor.types(evening.answerTo(1))).status).toBe(200)
  await visitor.hasPoints(10)
  const { turn } = await second.reports({ type: 'call.answered' })
  expect(turn).toMatchObject({ turn: 2, then: 'listen' })
  expect(turn.say).toContain('робот')
  expect(turn.say).toContain('Ребус второй')
  await visitor.sees('Ребус второй')
  expect((await second.reports(says(1, 1))).turn).toEqual(turn)
  await visitor.hasPoints(10)
  expect(visitor.text).toContain('Попытка 1 из 3')
})

test('whatever Pavel says in a game, the saved turn names the question that stands', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  const line = wire(evening.url)
  const saved = async () => {
    const [call, game] = await Promise.all([
      evening.context.db.query.calls.findFirst(),
      evening.context.db.query.participants.findFirst(),
    ])
    return { reply: call?.reply, turn: call?.turn ?? 0, question: game?.question }
  }
  const heard = async (text: string) =>
    void (await line.reports({ type: 'speech.heard', turn: (await saved()).turn, text, confidence: 1 }))
  const acts: (() => Promise<unknown>)[] = [
    () => line.starts(caller),
    () => line.reports({ type: 'call.answered' }),
    async () => line.reports({ type: 'silence', turn: (await saved()).turn }),
    () => heard('ммм'),
    () => heard('шлагбаум'),
    () => heard('подсказка'),
    () => heard('подсказка'),
    () => heard('повтори'),
    () => heard('расскажи правила'),
    () => heard('не знаю'),
    async () => {
      await visitor.sees('Попытка 3 из 3')
      expect((await visitor.types(evening.answerTo(1))).status).toBe(200)
    },
    () => takeOverCall(evening.context, line.call, { type: 'say', sentence: 'Смотрите слева.' }),
    () => takeOverCall(evening.context, line.call, { type: 'accept', question: 3 }),
    () => heard('пропустить'),
  ]
  for (const act of acts) {
    await act()
    const { reply, question } = await saved()
    expect(reply).toMatchObject({ asks: question })
  }
  expect((await saved()).question).toBe(5)
})
