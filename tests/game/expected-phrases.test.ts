import { expect, test } from 'bun:test'
import type { Turn } from '../../scenario/protocol.ts'
import { completeTurn } from '../../server/game/expected-phrases.ts'
import { seedLimit } from '../../server/rules/quiz/draw.ts'
import { drawingQuiz } from '../cast/drawing-quiz.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { standardQuiz } from '../cast/server.ts'
import { waitFor } from '../cast/waiting.ts'
import { started, wire } from '../cast/wire.ts'

const phone = '8 916 123-45-67'
const caller = '79161234567'

async function begins() {
  const evening = await opensTheEvening()
  await (await evening.comes()).givesNumber(phone)
  const line = wire(evening.url)
  const { turn: greeting } = await line.starts(caller)
  await line.reports({ type: 'call.answered' })
  const says = async (text: string, { turn }: Turn) =>
    (await line.reports({ type: 'speech.heard', turn, text, confidence: 0.9 })).turn
  return { evening, line, greeting, says }
}

test('what is expected does not depend on which rebus is asked, nor at which attempt, nor on what has been answered', async () => {
  const { evening, greeting, says } = await begins()
  const turns = [greeting]
  for (const { answer } of evening.quiz.rebuses.slice(0, -1)) {
    turns.push(await says('пингвин', turns.at(-1)!))
    turns.push(await says('эээ', turns.at(-1)!))
    turns.push(await says(answer, turns.at(-1)!))
  }
  expect(greeting.listen?.expected).toContain('подсказк')
  for (const { listen } of turns) expect(listen?.expected).toEqual(greeting.listen?.expected)
})

test('two players whose games draw other rebuses of a quiz are expected to say the same', async () => {
  const evening = await opensTheEvening({ quizFile: drawingQuiz })
  const greets = async (seed: number) => {
    const drawn = evening.context.randomInt
    evening.context.randomInt = (below) => (below === seedLimit ? seed : drawn(below))
    await (await evening.comes()).givesNumber(`8 916 000-00-0${seed}`)
    return (await wire(evening.url).starts(`7916000000${seed}`)).turn
  }
  const [one, other] = [await greets(1), await greets(2)]
  const games = await evening.context.db.query.participants.findMany()
  expect(games[1]?.draw).not.toEqual(games[0]?.draw)
  expect(one.listen?.expected?.length).toBeGreaterThan(50)
  expect(other.listen?.expected).toEqual(one.listen?.expected)
})

test('a game that began before a version was published is expected to say what its own version asks, after a lost reply too', async () => {
  const { evening, line, greeting } = await begins()
  const rebuses = standardQuiz.rebuses.map((rebus, index) => ({ ...rebus, answer: `шлагбаум ${index}`, accept: [] }))
  await evening.opens(evening.context.path.slice('/c/'.length), { quiz: { ...standardQuiz, rebuses } })
  const repeated = await line.sends({ call: line.call, seq: 1, ...started(caller) })
  expect(repeated.turn).toEqual(greeting)
  const event = { call: line.call, seq: 9, type: 'speech.heard', turn: greeting.turn, text: 'пингвин', confidence: 1 }
  expect((await line.sends(event)).turn.listen?.expected).toEqual(greeting.listen?.expected)
  await (await evening.comes()).givesNumber('8 916 000-00-02')
  const { turn: next } = await wire(evening.url).starts('79160000002')
  expect(next.listen?.expected).toContain('шлагбаум 0')
})

test('an expected answer is over sooner, except at the last attempt, after which the answer is told', async () => {
  const { greeting, says } = await begins()
  const second = await says('пингвин', greeting)
  const last = await says('пингвин', second)
  expect(greeting.voice).toMatchObject({ phraseEndMs: 1000, expectedEndMs: 400, correctionMs: 600 })
  expect([greeting, second, last].map(({ listen }) => listen?.isExpectedOverSooner)).toEqual([true, true, false])
  const again = await says('повтори', last)
  expect(again.listen?.isExpectedOverSooner).toBe(false)
  const next = await says('пингвин', again)
  expect(next.listen?.isExpectedOverSooner).toBe(true)
})

test('nothing is expected while the digits of a page are asked for in a call to us', async () => {
  const evening = await opensTheEvening()
  const { turn } = await wire(evening.url).starts('79990000000')
  expect(turn.listen).toMatchObject({ hints: [], keys: 4 })
  expect(turn.listen?.expected).toBeUndefined()
})

test('a repeated event gets the very same reply, although what is expected is not saved with it', async () => {
  const { evening, line, greeting } = await begins()
  const event = { call: line.call, seq: 9, type: 'speech.heard', turn: greeting.turn, text: 'пингвин', confidence: 1 }
  const [first, repeated] = [await line.sends(event), await line.sends(event)]
  expect(first.turn.listen?.expected?.length).toBeGreaterThan(50)
  expect(repeated.text).toBe(first.text)
  const [call] = await evening.context.db.query.calls.findMany()
  expect(call?.reply.listen?.expected).toBeUndefined()
})

test('what is typed is pushed to the call with what is expected next', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller: person } = await evening.plays(phone)
  await person.isListenedTo()
  const posted: Turn[] = []
  const { post } = evening.context.sessions
  evening.context.sessions.post = (url, turn) => (posted.push(turn), post(url, turn))
  await visitor.types('пингвин')
  await waitFor(
    () => posted.length > 0,
    () => 'a turn that is pushed',
  )
  expect(posted[0]?.listen?.expected).toContain('подсказк')
})

test('what two people have guessed wrong is expected from the next version on, and in no game of one before', async () => {
  const { evening, line, greeting, says } = await begins()
  const second = await says('Пингвин!', greeting)
  await says('бегемот', second)
  await (await evening.comes()).givesNumber('8 916 000-00-02')
  const other = wire(evening.url)
  let { turn } = await other.starts('79160000002')
  for (const text of [evening.answerTo(2), 'пингвина', 'жираф'])
    ({ turn } = await other.reports({ type: 'speech.heard', turn: turn.turn, text, confidence: 0.9 }))
  const [answer = ''] = evening.quiz.rebuses.map((rebus) => rebus.answer)
  const before = greeting.listen?.expected ?? []
  expect(before.filter((phrase) => phrase.startsWith('пингвин'))).toEqual([])

  await evening.opens(evening.context.path.slice('/c/'.length), { quiz: { ...standardQuiz, title: 'Снова' } })
  const versions = await evening.context.db.query.quizVersions.findMany({ orderBy: (version, { asc }) => asc(version.id) })
  expect(versions.map(({ guesses }) => guesses)).toEqual([{}, { [answer]: ['пингвина'] }])
  await (await evening.comes()).givesNumber('8 916 000-00-03')
  const { turn: now } = await wire(evening.url).starts('79160000003')
  expect(now.listen?.expected).toContain('пингвин')
  expect(now.listen?.expected).not.toContain('бегемот')
  const repeated = await line.sends({ call: line.call, seq: 1, ...started(caller) })
  expect(repeated.turn).toEqual(greeting)
})

test('hints and skipping are not hurried, which a repeated event tells in the same bytes', async () => {
  const { line, greeting } = await begins()
  expect(greeting.listen?.unhurried).toContain('подсказк')
  expect(greeting.listen?.unhurried).not.toContain('повтор')
  const event = { call: line.call, seq: 9, type: 'speech.heard', turn: greeting.turn, text: 'эээ', confidence: 1 }
  expect((await line.sends(event)).text).toBe((await line.sends(event)).text)
})

test('digits that are said over the question of our own call are expected', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  await evening.asksToBeCalled(phone)
  const rung = await evening.telephone.rings()
  rung.answers()
  await rung.hears('четыре цифры')
  const [call] = await evening.context.db.query.calls.findMany()
  const saved = call && (await completeTurn({ tx: evening.context.db, context: evening.context }, call.reply))
  expect(saved?.listen?.expected).toEqual(expect.arrayContaining(['автоответчик', 'семь', '48']))
  expect(saved?.listen?.expected).not.toContain('четыре')
})
