import { expect, test } from 'bun:test'
import type { Happening } from '../../scenario/protocol.ts'
import { ceilingsOf } from '../../server/rules/quiz/quiz.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'
import { wire } from '../cast/wire.ts'

const phone = '8 916 123-45-67'
const caller = '79161234567'
const words = (turn: number, text: string): Happening => ({ type: 'speech.heard', turn, text, confidence: 1 })

/** Gives the number in the browser and calls from it, event by event. Each verb returns Pavel's next turn. */
async function arrives(evening: Evening) {
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  return Object.assign(await calls(evening), { visitor })
}

async function calls({ url }: Pick<Evening, 'url'>, from = caller) {
  const line = wire(url)
  let { turn } = await line.starts(from)
  await line.reports({ type: 'call.answered' })
  return {
    line,
    get turn() {
      return turn
    },
    says: async (text: string) => (turn = (await line.reports(words(turn.turn, text))).turn),
    hangsUp: (seconds: number) => line.reports({ type: 'call.ended', reason: 'done', seconds, by: 'caller' }),
  }
}

type Talker = Awaited<ReturnType<typeof calls>>

/** Says «эээ» and «повтори» until Pavel hangs up. Returns his last turn. */
async function talksForEver(talker: Talker) {
  for (let said = 0; said < 280 && talker.turn.then === 'listen'; said += 1) {
    await talker.says(said % 2 === 0 ? 'эээ' : 'повтори')
  }
  return talker.turn
}

test('280 turns of «эээ» and «повтори» end in a kind goodbye, and calling again for more ends the game, which is counted as it stands', async () => {
  const evening = await opensTheEvening()
  const { call, game } = ceilingsOf(evening.quiz)
  const talker = await arrives(evening)
  await talker.says(evening.answerTo(1))
  talker.visitor.hidesTheTab()
  const goodbye = await talksForEver(talker)
  await talker.visitor.showsTheTab()
  expect(goodbye).toMatchObject({ turn: call.turns, then: 'hang up' })
  expect(goodbye.say).toContain('Игра подождёт')
  await talker.visitor.sees('Мы заговорились')
  await talker.hangsUp(300)
  await talker.visitor.isShown('lost')

  const again = await calls(evening)
  expect(again.turn.say).toContain('А, это снова вы')
  talker.visitor.hidesTheTab()
  const last = await talksForEver(again)
  await talker.visitor.showsTheTab()
  expect(last).toMatchObject({ turn: game.turns - call.turns, then: 'hang up' })
  expect(last.say).toContain('Пора считать как есть: 10 очков. Ваш приз: скидка десять процентов')
  await talker.visitor.isShown('finished')
  await talker.visitor.sees('Пора считать как есть')
  expect(talker.visitor.code).toMatch(/^\w{8}$/)
  expect((await calls(evening)).turn.say).toContain('Одна попытка в одни руки')
}, 120_000)

test('the minutes of all calls of a game add up, those between them do not', async () => {
  const evening = await opensTheEvening()
  const { call, game } = ceilingsOf(evening.quiz)
  let talker: Talker = await arrives(evening)
  for (let minutes = 0; minutes < game.minutes - call.minutes; minutes += call.minutes - 1) {
    evening.passes(call.minutes - 1)
    expect((await talker.says('повтори')).then).toBe('listen')
    await talker.hangsUp((call.minutes - 1) * 60)
    evening.passes(evening.quiz.graceMinutes - 1)
    talker = await calls(evening)
  }
  evening.passes(2)
  expect((await talker.says('повтори')).say).toContain('Пора считать как есть')
})

test('the answer with which a call reaches its ceiling still counts, and Pavel tells so before he says goodbye', async () => {
  const evening = await opensTheEvening()
  const talker = await arrives(evening)
  evening.passes(ceilingsOf(evening.quiz).call.minutes)
  const { say, then } = await talker.says(evening.answerTo(1))
  expect(say).toMatch(/плюс 10\. Мы заговорились/)
  expect(say).not.toContain('Ребус второй')
  expect(then).toBe('hang up')
  await talker.visitor.hasPoints(10)
})

test('the answer that wins is heard with its prize, however long the call was; only then he says goodbye', async () => {
  const evening = await opensTheEvening()
  const talker = await arrives(evening)
  for (const { answer } of evening.quiz.rebuses.slice(0, -1)) await talker.says(answer)
  evening.passes(ceilingsOf(evening.quiz).call.minutes)
  expect((await talker.says(evening.answerTo(5))).say).toContain('Ваш приз: бесплатный билет')
  expect(await talker.says('диктуйте')).toMatchObject({ then: 'hang up', say: evening.context.spoken.farewell })
})

test('spelling the code over and over has an end as well', async () => {
  const evening = await opensTheEvening()
  const talker = await arrives(evening)
  talker.visitor.hidesTheTab()
  for (const { answer } of evening.quiz.rebuses) await talker.says(answer)
  for (let asked = 0; asked < 280 && talker.turn.then === 'listen'; asked += 1) await talker.says('повтори')
  expect(talker.turn).toMatchObject({ turn: ceilingsOf(evening.quiz).call.turns, say: evening.context.spoken.farewell })
}, 120_000)

test('a call that is asked for the digits for too long ends, too', async () => {
  const evening = await opensTheEvening()
  const talker = await calls(evening)
  expect(talker.turn.say).toContain('Наберите или назовите')
  evening.passes(ceilingsOf(evening.quiz).call.minutes)
  expect(await talker.says('минутку')).toMatchObject({ then: 'hang up', say: evening.context.spoken.longCall.digits })
})

test('what is typed or pressed in the browser reaches the ceiling as well, and the caller hears the goodbye', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.isListenedTo()
  evening.passes(ceilingsOf(evening.quiz).call.minutes)
  await visitor.presses('repeat')
  await caller.hears('Мы заговорились')
  await caller.isDisconnected()
  await visitor.isShown('lost')
})

test('a call in which nothing comes to a turn is ended by the sweep: in a game, and while asked for digits', async () => {
  const evening = await opensTheEvening()
  const player = await arrives(evening)
  await player.says('повтори')
  const stranger = await calls(evening, '79267776543')
  await stranger.says('минутку')
  for (let minutes = 0; minutes <= ceilingsOf(evening.quiz).call.minutes; minutes += 2) {
    evening.passes(2)
    // an old turn is answered again and again, which shows that the call lives and changes nothing
    for (const talker of [player, stranger]) await talker.line.reports({ type: 'silence', turn: 1 })
    await evening.sweeps()
  }
  const live = await evening.context.db.query.calls.findMany()
  expect(live.map(({ part, reply, endedAt }) => [part, reply.then, endedAt])).toEqual([
    ['goodbye', 'hang up', null],
    ['goodbye', 'hang up', null],
  ])
  await player.visitor.sees('Мы заговорились')
})

test('a game as slow as an honest one may be stays below half of what a call may take', async () => {
  const evening = await opensTheEvening()
  const talker = await arrives(evening)
  const [charactersPerSecond, secondsToThink] = [14, 5]
  let seconds = talker.turn.say.length / charactersPerSecond
  const after = async (pause: number, text: string) => {
    await talker.says(text)
    seconds += pause + talker.turn.say.length / charactersPerSecond
  }
  for (const { answer } of evening.quiz.rebuses) {
    await after(evening.quiz.listenSeconds, '')
    await after(secondsToThink, 'повтори')
    for (const said of ['шлагбаум', 'опять шлагбаум', answer]) await after(secondsToThink, said)
  }
  await talker.visitor.isShown('finished')
  const { minutes, turns } = ceilingsOf(evening.quiz).call
  expect(talker.turn.turn).toBeLessThan(turns / 2)
  expect(seconds / 60).toBeLessThan(minutes / 2)
})
