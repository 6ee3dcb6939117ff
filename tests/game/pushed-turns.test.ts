import { expect, test } from 'bun:test'
import { spokenIn } from '../../views/texts/spoken.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { wire } from '../cast/wire.ts'

const spoken = spokenIn('ru')

const phone = '8 916 123-45-67'

test('a typed answer ends the listening, and Pavel comments on it at once', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.isListenedTo()
  await visitor.types(evening.answerTo(1))
  await caller.hears('плюс 10')
  await caller.says(evening.answerTo(2))
  await visitor.hasPoints(20)
})

test('a typed answer also interrupts Pavel’s speech', async () => {
  const evening = await opensTheEvening({}, { speech: (text) => (text.includes('Здравствуйте') ? 60_000 : 0) })
  const { visitor, caller } = await evening.plays(phone)
  await caller.hears('Здравствуйте')
  expect(caller.line.isSpeaking).toBe(true)
  await visitor.types(evening.answerTo(1))
  await caller.hears('плюс 10')
})

const commands = [
  ['repeat', 'Повторяю для млекопитающих', 'Попытка 1 из 3'],
  ['hint', spoken.hint({ turn: 0 }), 'Попытка 2 из 3'],
  ['skip', 'Это было', 'Ребус 2 из 5'],
] as const

for (const [command, words, effect] of commands) {
  test(`the button for «${command}» does what the spoken command does`, async () => {
    const evening = await opensTheEvening()
    const { visitor, caller } = await evening.plays(phone)
    await caller.isListenedTo()
    await visitor.presses(command)
    await caller.hears(words)
    await visitor.sees(effect)
  })
}

test('a button pressed twice for one question counts once', async () => {
  const evening = await opensTheEvening()
  const { visitor } = await evening.plays(phone)
  const statuses = await Promise.all([1, 2, 3].map(async () => (await visitor.presses('hint', '0')).status))
  expect(statuses.toSorted((one, other) => one - other)).toEqual([200, 422, 422])
  await visitor.sees('Попытка 2 из 3')
})

test('«Положить трубку» makes Pavel say so and hang up, and the game waits', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.isListenedTo()
  await visitor.hangsUp()
  await caller.hears('Кладу трубку')
  await caller.isDisconnected()
  await visitor.isShown('lost')
})

test('the visitor can hang up from the browser after the prize', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  for (const { answer } of evening.quiz.rebuses) await caller.says(answer)
  await visitor.isShown('finished')
  await visitor.hangsUp()
  await caller.hears('До встречи на конференции')
  await caller.isDisconnected()
})

test('commands are refused while no call is up', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  expect([(await visitor.presses('skip', '0')).status, (await visitor.hangsUp()).status]).toEqual([422, 422])
})

test('when a spoken and a typed answer race for the same turn, exactly one counts', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  const line = wire(evening.url)
  let { turn } = await line.starts('79161234567')
  await line.reports({ type: 'call.answered' })
  await visitor.isShown('playing')
  for (let question = 0; question < 10; question += 1) {
    const spoken = () => line.reports({ type: 'speech.heard', turn: turn.turn, text: 'пингвин', confidence: 1 })
    const typed = () => visitor.types('мамонт', String(question))
    const [first, second] = question % 2 === 0 ? [spoken, typed] : [typed, spoken]
    await Promise.all([first(), second()])
    expect(await evening.context.db.query.answers.findMany()).toHaveLength(question + 1)
    turn = (await line.reports({ type: 'silence', turn: turn.turn })).turn
  }
})

for (const [typed, what] of [
  ['пингвин', 'the next attempt'],
  ['дедлайн', 'the next rebus'],
] as const)
  test(`words to the turn that a typed answer has ended neither count nor cost ${what}: the call is told the present turn`, async () => {
    const evening = await opensTheEvening()
    const visitor = await evening.comes()
    await visitor.givesNumber(phone)
    const line = wire(evening.url)
    const { turn: greeting } = await line.starts('79161234567')
    await line.reports({ type: 'call.answered' })
    await visitor.isShown('playing')
    const says = async (turn: number, text: string) =>
      (await line.reports({ type: 'speech.heard', turn, text, confidence: 1 })).turn
    const game = async () => {
      const [found] = await evening.context.db.query.participants.findMany()
      return [found?.rebus, found?.attempt, found?.points]
    }
    await visitor.types(typed)
    const before = await game()
    const rebus = (before[0] ?? 0) + 1
    const present = await says(greeting.turn, evening.answerTo(rebus))
    expect(present.turn).toBe(greeting.turn + 1)
    await says(greeting.turn, 'крокодил')
    expect(await game()).toEqual(before)
    await says(present.turn, evening.answerTo(rebus))
    expect((await game())[0]).toBe(rebus)
  })
