import { expect, test } from 'bun:test'
import { asc } from 'drizzle-orm'
import type { Turn } from '../../scenario/protocol.ts'
import { answers, entries } from '../../server/store/schema/schema.ts'
import '../cast/both-databases.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { wire } from '../cast/wire.ts'

const phone = '8 916 123-45-67'
const number = '79161234567'

/** A game in which the first rebus has been asked, over the voice door. */
async function plays() {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  const line = wire(evening.url)
  const { turn: greeting } = await line.starts(number)
  await line.reports({ type: 'call.answered' })
  await visitor.isShown('playing')
  const reports = (event: Parameters<typeof line.reports>[0]) => line.reports(event).then(({ turn }) => turn)
  const { db } = evening.context
  return {
    evening,
    visitor,
    line,
    greeting,
    right: evening.answerTo(1),
    says: ({ turn }: Pick<Turn, 'turn'>, text: string) => reports({ type: 'speech.heard', turn, text, confidence: 0.5 }),
    /** the words of that turn went on */
    goesOn: ({ turn }: Pick<Turn, 'turn'>, text: string) =>
      reports({ type: 'speech.heard', turn, text, confidence: 0.9, corrects: true }),
    reports,
    /** what counted: the words, their verdict, the attempt and the points */
    async counted() {
      const given = await db.select().from(answers).orderBy(asc(answers.rebus), asc(answers.attempt))
      return given.map(({ heard, verdict, attempt, points }) => [heard, verdict, attempt, points])
    },
    async game() {
      const [game] = await db.query.participants.findMany()
      return [game?.rebus, game?.attempt, game?.points]
    },
    async chat() {
      const lines = await db.select().from(entries).orderBy(asc(entries.number))
      return lines.map(({ from, text, verdict, points }) => [from, text, verdict, points])
    },
  }
}

test('a wrong answer becomes right when the words go on, with all the points of the first attempt', async () => {
  const { greeting, right, says, goesOn, counted, game, visitor, chat } = await plays()
  await says(greeting, 'пингвин')
  await visitor.sees('Попытка 2 из 3')
  const turn = await goesOn(greeting, `пингвин, нет, ${right}`)
  expect(turn.turn).toBe(greeting.turn + 2)
  expect(turn.say).toContain('плюс 10')
  await visitor.hasPoints(10)
  await visitor.sees('Ребус 2 из 5')
  expect(await counted()).toEqual([[`пингвин, нет, ${right}`, 'right', 0, 10]])
  expect(await game()).toEqual([1, 0, 10])
  const said = await chat()
  expect(said.slice(-3).map(([from]) => from)).toEqual(['line', 'visitor', 'pavel'])
  expect(said.at(-2)).toEqual(['visitor', `пингвин, нет, ${right}`, 'right', 10])
})

test('one that stays wrong costs one attempt and not two', async () => {
  const { greeting, says, goesOn, counted, game, visitor } = await plays()
  await says(greeting, 'пингвин')
  await goesOn(greeting, 'пингвинарий')
  expect(await counted()).toEqual([['пингвинарий', 'wrong', 0, 0]])
  expect(await game()).toEqual([0, 1, 0])
  await visitor.sees('Попытка 2 из 3')
})

test('a right answer stays right, whatever follows', async () => {
  const { greeting, right, says, goesOn, counted, game } = await plays()
  const verdict = await says(greeting, right)
  expect(await goesOn(greeting, `${right} или пингвин`)).toEqual(verdict)
  expect(await counted()).toEqual([[right, 'right', 0, 10]])
  expect(await game()).toEqual([1, 0, 10])
})

test('words that turn out to be no answer give the attempt back', async () => {
  const { greeting, says, goesOn, counted, game } = await plays()
  await says(greeting, 'пингвин')
  await goesOn(greeting, 'повтори')
  expect(await counted()).toEqual([])
  expect(await game()).toEqual([0, 0, 0])
})

for (const command of ['повтори', 'подсказка', 'пропустить'])
  test(`«${command}» after a guess that was wrong does not undo the guess`, async () => {
    const { greeting, says, goesOn, counted, game } = await plays()
    await says(greeting, 'пингвин')
    expect((await goesOn(greeting, `Пингвин, ${command}`)).say).toContain('Вот попроще')
    expect(await counted()).toEqual([['пингвин', 'wrong', 0, 0]])
    expect(await game()).toEqual([0, 1, 0])
  })

test('words that turn out to ask for a hint take the attempt that the answer had taken', async () => {
  const { greeting, says, goesOn, counted, game } = await plays()
  await says(greeting, 'пингвин')
  await goesOn(greeting, 'подсказка')
  expect(await counted()).toEqual([['Подсказка'.toLowerCase(), 'hint', 0, 0]])
  expect(await game()).toEqual([0, 1, 0])
})

test('the same words twice count once: as the same event, and as another one', async () => {
  const { greeting, right, line, says, goesOn, counted, game } = await plays()
  await says(greeting, 'пингвин')
  const event = {
    call: line.call,
    seq: 40,
    type: 'speech.heard',
    turn: greeting.turn,
    text: right,
    confidence: 1,
    corrects: true,
  }
  const [first, repeated] = [await line.sends(event), await line.sends(event)]
  expect(repeated.text).toBe(first.text)
  expect(await goesOn(greeting, 'пингвинарий')).toEqual(first.turn)
  expect(await counted()).toEqual([[right, 'right', 0, 10]])
  expect(await game()).toEqual([1, 0, 10])
})

test('after a typed answer they change nothing', async () => {
  const { greeting, right, visitor, says, goesOn, counted } = await plays()
  const second = await says(greeting, 'пингвин')
  await visitor.sees('Попытка 2 из 3')
  await visitor.types('бегемот')
  await visitor.sees('Попытка 3 из 3')
  const now = await goesOn(greeting, right)
  expect(now.turn).toBe(second.turn + 1)
  expect(await counted()).toEqual([
    ['пингвин', 'wrong', 0, 0],
    ['бегемот', 'wrong', 1, 0],
  ])
})

test('they put no typed answer right, which nobody was saying', async () => {
  const { greeting, right, visitor, goesOn, counted } = await plays()
  await visitor.types('бегемот')
  await visitor.sees('Попытка 2 из 3')
  await goesOn(greeting, right)
  expect(await counted()).toEqual([['бегемот', 'wrong', 0, 0]])
})

test('they belong to the turn that they were said in: an older turn takes none', async () => {
  const { greeting, right, says, goesOn, counted, game } = await plays()
  const second = await says(greeting, 'пингвин')
  const third = await says(second, 'эээ')
  expect(await goesOn(greeting, right)).toEqual(third)
  expect(await counted()).toEqual([['пингвин', 'wrong', 0, 0]])
  expect(await game()).toEqual([0, 1, 0])
})

test('after the answer has been told they change nothing', async () => {
  const { greeting, right, says, goesOn, counted, game } = await plays()
  const last = await says(await says(greeting, 'пингвин'), 'бегемот')
  const told = await says(last, 'крокодил')
  expect(told.say).toContain(right)
  expect(await goesOn(last, right)).toEqual(told)
  expect((await counted()).map(([, verdict]) => verdict)).toEqual(['wrong', 'wrong', 'wrong'])
  expect(await game()).toEqual([1, 0, 0])
})

test('a skipped rebus stays skipped', async () => {
  const { greeting, right, says, goesOn, counted } = await plays()
  const next = await says(greeting, 'пропустить')
  expect(await goesOn(greeting, right)).toEqual(next)
  expect((await counted()).map(([, verdict]) => verdict)).toEqual(['skipped'])
})

test('after the caller has hung up they change nothing', async () => {
  const { greeting, right, says, goesOn, reports, counted, game } = await plays()
  await says(greeting, 'пингвин')
  await reports({ type: 'call.ended', reason: 'hung up', seconds: 20 })
  expect((await goesOn(greeting, right)).then).toBe('hang up')
  expect(await counted()).toEqual([['пингвин', 'wrong', 0, 0]])
  expect(await game()).toEqual([0, 1, 0])
})

test('another call of the same player puts nothing right', async () => {
  const { evening, greeting, right, says, reports, goesOn, counted } = await plays()
  await says(greeting, 'пингвин')
  const other = wire(evening.url)
  const { turn: again } = await other.starts(number)
  await other.reports({ type: 'call.answered' })
  const of = (turn: number) => other.reports({ type: 'speech.heard', turn, text: right, confidence: 1, corrects: true })
  expect((await of(again.turn)).turn.turn).toBeGreaterThan(again.turn)
  await reports({ type: 'turn.started', turn: 2 })
  expect((await goesOn(greeting, 'бегемот')).turn).toBeLessThanOrEqual(3)
  const heard = (await counted()).map(([text]) => text)
  expect(heard).toContain('пингвин')
  expect(heard).not.toContain('бегемот')
})

test('after the game has ended they change nothing', async () => {
  const { evening, greeting, says, goesOn, game } = await plays()
  let turn = await says(greeting, 'пингвин')
  for (const { answer } of evening.quiz.rebuses) turn = await says(turn, answer)
  const before = await game()
  expect((await goesOn({ turn: turn.turn - 1 }, 'бегемот')).say).toBe(turn.say)
  expect(await game()).toEqual(before)
})

test('of an answer that is typed while the words go on, one counts', async () => {
  const { greeting, right, visitor, says, goesOn, counted, game } = await plays()
  await says(greeting, 'пингвин')
  await visitor.sees('Попытка 2 из 3')
  await Promise.all([goesOn(greeting, 'пингвинарий'), visitor.types(right)])
  const given = await counted()
  const [rebus, , points] = await game()
  expect([
    [1, 6],
    [0, 0],
  ]).toContainEqual([Number(rebus), Number(points)])
  expect(given.map(([, , attempt]) => attempt)).toEqual(given.map((_, at) => at))
})

test('without that they correct it, later words of a turn change nothing', async () => {
  const { greeting, right, says, counted } = await plays()
  const second = await says(greeting, 'пингвин')
  expect(await says(greeting, right)).toEqual(second)
  expect(await counted()).toEqual([['пингвин', 'wrong', 0, 0]])
})

test('the time that the answer took is counted from the question, and operators read that it took the place of another', async () => {
  const { evening, greeting, right, says, goesOn } = await plays()
  evening.passes(0.1)
  await says(greeting, 'пингвин')
  await goesOn(greeting, `пингвин, нет, ${right}`)
  const [answer] = await evening.context.db.query.answers.findMany()
  expect(answer?.afterMs).toBeGreaterThanOrEqual(6_000)
  expect(answer?.reason).toStartWith('went on, ')
})

const breath = 'эээ'

for (const [begun, said, verdict] of [
  [breath, 'right', 'right'],
  [breath, 'пингвин', 'wrong'],
  [breath, 'подсказка', 'hint'],
  [breath, 'пропустить', 'skipped'],
  ['не знаю', 'right', 'right'],
  ['не знаю', 'подсказка', 'hint'],
] as const)
  test(`«${begun}» that goes on with ${said} while the server thinks is played as that, and once`, async () => {
    const { greeting, right, says, goesOn, counted, line } = await plays()
    const text = `${begun}, ${said === 'right' ? right : said}`
    const unsure = await says(greeting, begun)
    expect(await counted()).toEqual([])
    const event = { call: line.call, seq: 40, type: 'speech.heard', turn: greeting.turn, text, confidence: 1, corrects: true }
    const [first, repeated] = [await line.sends(event), await line.sends(event)]
    expect(first.turn.turn).toBe(unsure.turn + 1)
    expect(repeated.text).toBe(first.text)
    expect(await goesOn(greeting, `${text} пингвинарий`)).toEqual(first.turn)
    expect((await counted()).map(([heard, counts]) => [heard, counts])).toEqual([[text, verdict]])
  })

test('a request that follows what was nothing is granted', async () => {
  const { greeting, says, goesOn, counted } = await plays()
  const unsure = await says(greeting, breath)
  const turn = await goesOn(greeting, `${breath} правила`)
  expect(turn.turn).toBe(unsure.turn + 1)
  expect(turn.say).toContain('Правила вкратце')
  expect(await counted()).toEqual([])
})

test('what stays nothing, or repeats what was asked, is no second silence', async () => {
  const { greeting, says, goesOn, evening } = await plays()
  const unsure = await says(greeting, breath)
  expect(await goesOn(greeting, `${breath} ${breath}`)).toEqual(unsure)
  const [call] = await evening.context.db.query.calls.findMany()
  expect(call?.silences).toBe(1)
})

test('after a request that was granted nothing goes on, and typed words win over what does', async () => {
  const { greeting, right, says, goesOn, counted, visitor } = await plays()
  const again = await says(greeting, 'повтори')
  expect(await goesOn(greeting, `повтори ${right}`)).toEqual(again)
  await says(again, breath)
  await visitor.sees(breath)
  await visitor.types('бегемот')
  await visitor.sees('Попытка 2 из 3')
  await goesOn(again, `${breath} ${right}`)
  expect(await counted()).toEqual([['бегемот', 'wrong', 0, 0]])
})

test('words that solved a rebus do not go on with the next, whatever they would mean there', async () => {
  const { evening, greeting, right, says, goesOn, counted } = await plays()
  const next = await says(greeting, right)
  expect(await goesOn(greeting, evening.answerTo(2))).toEqual(next)
  expect(await counted()).toEqual([[right, 'right', 0, 10]])
})

test('the scenario is told where more words change nothing: everywhere but after a wrong answer, or after what was nothing', async () => {
  const { greeting, right, says, goesOn, visitor, reports } = await plays()
  const settled = ({ isSettled }: Turn) => isSettled
  expect(settled(greeting)).toBe(true)
  const unsure = await says(greeting, breath)
  const unknown = await says(unsure, 'не знаю')
  const again = await says(unknown, 'повтори')
  const wrong = await says(again, 'пингвин')
  expect([unsure, unknown, again, wrong].map(settled)).toEqual([false, false, true, false])
  const put = await goesOn(again, 'пингвинарий')
  expect(put.turn).toBe(wrong.turn + 1)
  const hint = await says(put, 'подсказка')
  const told = await says(hint, 'крокодил')
  expect([put, hint, told].map(settled)).toEqual([true, true, true])
  await visitor.sees('Ребус 2 из 5')
  await visitor.types('бегемот')
  await visitor.sees('Попытка 2 из 3')
  const typed = await reports({ type: 'turn.started', turn: told.turn + 1 })
  expect([typed.turn, settled(typed)]).toEqual([told.turn + 1, true])
  expect(settled(await says(typed, right))).toBe(false)
})
