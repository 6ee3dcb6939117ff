import { expect, test } from 'bun:test'
import { asc } from 'drizzle-orm'
import type { TelemetryEvent } from '../../server/monitoring/monitoring.ts'
import { secondsOfSpeech } from '../../server/rules/speech/speech.ts'
import { answers } from '../../server/store/schema/schema.ts'
import '../cast/both-databases.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'
import { wire } from '../cast/wire.ts'

const phone = '8 916 123-45-67'

/** An evening on which Pavel takes as long to speak as a voice does, so that he can be talked over. */
async function opens() {
  const evening = await opensTheEvening(
    {},
    { speech: (text) => secondsOfSpeech(text, 'ru') * 1000, faults: { interimLagMs: 300 } },
  )
  const recorded: TelemetryEvent[] = []
  const { record } = evening.context
  evening.context.record = (event) => (recorded.push(event), record(event))
  const interruptions = () => recorded.filter(({ type }) => type === 'pavel interrupted')
  return { evening, interruptions }
}

async function heardIn({ context: { db } }: Evening) {
  const given = await db.select().from(answers).orderBy(asc(answers.rebus), asc(answers.attempt))
  return given.map(({ heard, verdict, rebus, attempt }) => [heard, verdict, rebus, attempt])
}

test('an answer over the greeting is the answer to the first rebus, and the page shows it at once', async () => {
  const { evening, interruptions } = await opens()
  const { visitor, caller } = await evening.plays(phone)
  await caller.waitsFor('Здравствуйте')
  await caller.speaksOver(evening.answerTo(1))
  await caller.isRepliedTo()
  await visitor.hasPoints(10)
  await visitor.sees('Ребус 2 из 5')
  expect(await heardIn(evening)).toEqual([[evening.answerTo(1), 'right', 0, 0]])
  expect(interruptions()).toMatchObject([{ turn: 1, piece: 1 }])
})

test('an answer over the next question is the answer to it, and not to the one before', async () => {
  const { evening } = await opens()
  const { visitor, caller } = await evening.plays(phone)
  await caller.waitsFor('Здравствуйте')
  await caller.speaksOver(evening.answerTo(1))
  await caller.waitsFor('Ребус второй')
  await caller.speaksOver(evening.answerTo(2), { afterMs: 1100 })
  await caller.isRepliedTo()
  await visitor.hasPoints(20)
  expect((await heardIn(evening)).map(([, verdict, rebus]) => [verdict, rebus])).toEqual([
    ['right', 0],
    ['right', 1],
  ])
})

test('a command over the greeting is obeyed', async () => {
  const { evening } = await opens()
  const { visitor, caller } = await evening.plays(phone)
  await caller.waitsFor('Здравствуйте')
  await caller.speaksOver('намекните')
  await caller.isRepliedTo()
  await visitor.sees('Попытка 2 из 3')
})

test('what is said over a verdict costs nothing', async () => {
  const { evening } = await opens()
  const { visitor, caller } = await evening.plays(phone)
  await caller.waitsFor('какое слово')
  await caller.speaks(evening.answerTo(1))
  await caller.isRepliedTo()
  await caller.speaksOver(evening.answerTo(3), { afterMs: 100 })
  await caller.waitsFor('Ребус второй')
  await visitor.sees('Ребус 2 из 5')
  await visitor.sees('Попытка 1 из 3')
  expect(await heardIn(evening)).toHaveLength(1)
})

test('who answers before the first picture is shown has answered the first rebus, also where the pick-up was not reported', async () => {
  const evening = await opensTheEvening()
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  const line = wire(evening.url)
  await line.starts('79161234567')
  line.skips(1)
  const said = { type: 'speech.heard', turn: 1, text: evening.answerTo(1), confidence: 0.5, interrupted: 1 } as const
  const { turn } = await line.reports(said)
  expect(turn.turn).toBe(2)
  await visitor.hasPoints(10)
  await visitor.sees('Ребус 2 из 5')
})

test('two answers in one breath cost one attempt, and the right one among them is not found out', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says(`${evening.answerTo(2)} или ${evening.answerTo(1)}`)
  await visitor.sees('Попытка 2 из 3')
  await visitor.hasPoints(0)
  expect((await heardIn(evening)).map(([, verdict]) => verdict)).toEqual(['wrong'])
})
