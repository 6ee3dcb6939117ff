import { expect, test } from 'bun:test'
import type { Turn } from '../../../scenario/protocol.ts'
import { eventsOf, listenFor, openQuestion } from './interruptible.ts'
import { conversation, question } from './server.ts'
import { someoneCalls, type StageOptions } from './set-up.ts'

const told = 'Это был дедлайн, а не то, что вы сказали.'
const rest = 'Вот следующая картинка, посмотрите на неё.'

/** The turn tells the answer, and goes on with a question. Each takes some seconds. */
async function someoneIsAsked({ faults, ...options }: StageOptions = {}, change: (turn: Turn) => Partial<Turn> = () => ({})) {
  const pieces = [
    { text: told, isOpen: false },
    { text: rest, isOpen: true },
  ]
  const stage = await someoneCalls({
    replies: conversation((turn) => {
      const usual = openQuestion(turn.turn, { pieces })
      return { ...usual, ...change(usual) }
    }),
    speech: (text) => text.length * 80,
    faults: { interimLagMs: 300, ...faults },
    ...options,
  })
  return { ...stage, heard: () => eventsOf('speech.heard', stage.server.events()) }
}

for (const [echo, echoMs] of [
  [1, 150],
  [1, 500],
  [0.6, 400],
] as const) {
  test(`an echo of ${echo * 100} % after ${echoMs} ms neither stops him nor answers, though he tells the answer and names a command`, async () => {
    const open = [
      { text: 'Это был дедлайн.', isOpen: false },
      { text: `${rest} Или скажите: пропустить ребус, или подсказка.`, isOpen: true },
    ]
    const { caller, server, heard } = await someoneIsAsked({ faults: { echo, echoMs }, random: steps() }, () => ({
      pieces: open,
    }))
    await caller.waitsFor('Или скажите')
    await caller.waits(16)
    await server.gets('silence')
    expect(heard()).toEqual([])
    expect(caller.line.said.filter((text) => text === open[1]!.text)).toHaveLength(1)
  })
}

test('an answer that comes over the echo stops him, and is told without the echo', async () => {
  const { caller, heard } = await someoneIsAsked({ faults: { echo: 1, echoMs: 300 } })
  await caller.waitsFor(rest)
  await caller.speaksOver('пропустить ребус', { afterMs: 1600 })
  await caller.isRepliedTo()
  expect(heard()).toHaveLength(1)
  expect(heard()[0]?.text).toContain('пропустить')
  expect(heard()[0]?.text).not.toContain('картинка')
  expect(heard()[0]).toMatchObject({ interrupted: 1 })
})

test('an answer over the greeting, before there is anything to answer, does not stop it', async () => {
  const { expected: _, ...nothingExpected } = listenFor!
  const { caller, heard } = await someoneIsAsked({}, () => ({ listen: nothingExpected }))
  await caller.waitsFor(told)
  await caller.speaksOver('дедлайн дедлайн')
  expect(caller.line.isSpeaking).toBe(true)
  await caller.waits(5)
  expect(heard()).toEqual([])
})

test('two answers in one breath are one event, and with a pause between them the second one comes as a correction', async () => {
  const quick = await someoneIsAsked()
  await quick.caller.speaks('дедлайн или колл центр', { msPerWord: 350 })
  await quick.caller.isRepliedTo()
  await quick.caller.waits(2)
  expect(quick.heard().map(({ text }) => text)).toEqual(['дедлайн или колл центр'])
  const slow = await someoneIsAsked({ faults: { requestDelayMs: 150 } })
  await slow.caller.speaks('дедлайн или колл центр', { msPerWord: 450 })
  await slow.caller.isRepliedTo()
  await slow.caller.waitsFor(rest)
  expect(slow.heard()).toMatchObject([
    { turn: 1, text: 'дедлайн' },
    { turn: 1, text: 'дедлайн или колл центр', corrects: true },
  ])
})

test('two answers in one breath over Pavel are heard out before they count', async () => {
  const { caller, heard } = await someoneIsAsked({}, () => ({ pieces: [{ text: rest, isOpen: true }] }))
  await caller.waitsFor(rest)
  await caller.speaksOver('дедлайн нет колл центр', { msPerWord: 350 })
  await caller.isRepliedTo()
  expect(heard()).toMatchObject([{ text: 'дедлайн нет колл центр', interrupted: 0 }])
})

test('a phrase that begins as Pavel ends is heard whole', async () => {
  const { caller, heard } = await someoneIsAsked()
  await caller.waitsFor(rest)
  await caller.speaksOver('ну вот колл центр', { afterMs: 1700 })
  await caller.isRepliedTo()
  expect(heard()).toMatchObject([{ text: 'колл центр' }])
})

test('a caller who counts aloud over Pavel does not stop him', async () => {
  const { caller, heard } = await someoneIsAsked()
  await caller.waitsFor(rest)
  await caller.speaksOver('раз два три')
  expect(caller.line.isSpeaking).toBe(true)
  await caller.waits(2)
  expect(heard()).toEqual([])
})

test('a caller who counts aloud for long is heard for the longest time of a turn, once', async () => {
  const { caller, heard } = await someoneIsAsked({ unknowns: { finals: 'never' } })
  await caller.speaks('один два три четыре пять шесть семь восемь девять десять', { msPerWord: 900 })
  await caller.waits(6)
  expect(heard()).toHaveLength(1)
})

test('music, which gives no words, is silence', async () => {
  const { caller, server, heard } = await someoneIsAsked()
  await caller.speaks('')
  for (let times = 0; times < 4; times += 1) {
    caller.line.say('')
    await caller.waits(3)
  }
  await server.gets('silence')
  expect(heard()).toEqual([])
})

test('ten seconds of «эээ» are one answer at most, and stop nobody', async () => {
  const { caller, heard } = await someoneIsAsked({ unknowns: { finals: 'never' } })
  await caller.waitsFor(rest)
  await caller.speaksOver('э ээ эээ')
  expect(caller.line.isSpeaking).toBe(true)
  await caller.speaks('э ээ эээ эээээ э ээ эээ ээээ э эээ эээээ', { msPerWord: 900 })
  await caller.waits(3)
  expect(heard().filter(({ corrects }) => !corrects).length).toBeLessThanOrEqual(1)
})

test('speech that begins in one turn and ends in the next does not answer the next one', async () => {
  const { caller, telephone, heard } = await someoneIsAsked()
  await caller.waitsFor(rest)
  await caller.waits(5)
  const limit = 8
  await caller.waits(limit - 0.4)
  caller.line.speak('ну это верблюд наверное такой большой', { msPerWord: 300 })
  await caller.waits(4)
  await telephone.clock.advance(0)
  expect(heard().every(({ turn }) => turn === 1)).toBe(true)
  expect(heard().length).toBeLessThanOrEqual(1)
})

test('the end of an answer that was taken for whole does not answer the next question', async () => {
  const { caller, heard } = await someoneIsAsked({}, ({ voice }) => ({ voice: { ...voice, correctionMs: 0 } }))
  await caller.speaks('дедлайн')
  await caller.waits(0.8)
  caller.line.speak('завтра утром', { msPerWord: 400 })
  await caller.waits(5)
  expect(heard().map(({ text }) => text)).toEqual(['дедлайн'])
})

test('a word of his own that the caller repeats later is an answer', async () => {
  const { caller, heard } = await someoneIsAsked()
  await caller.waitsFor(rest)
  await caller.waits(5)
  await caller.speaks('картинка')
  await caller.isRepliedTo()
  expect(heard()).toMatchObject([{ turn: 1, text: 'картинка' }])
})

test('an expected word that he did not say is no echo, however soon it comes', async () => {
  const replies = conversation(({ turn }) =>
    question(turn, { say: 'Тут не дедлайны', voice: openQuestion(1).voice, listen: { ...listenFor!, expected: ['дедлайн'] } }),
  )
  const { caller, heard } = await someoneIsAsked({ replies })
  await caller.speaks('дедлайн')
  await caller.isRepliedTo()
  expect(heard()).toMatchObject([{ text: 'дедлайн' }])
})

test('a key that the line repeats counts once, and two presses of it count twice', async () => {
  const replies = conversation(({ turn }) => question(turn, { listen: { seconds: 8, hints: [], keys: 4 } }))
  const { caller, server } = await someoneCalls({ replies, faults: { repeatKeys: 1 } })
  await caller.isListenedTo()
  await caller.presses('4711')
  await caller.waits(0.2)
  expect(await server.gets('keys.pressed')).toMatchObject({ keys: '4711' })
})

/** Numbers that fall where the tests are the same each time. */
function steps(): () => number {
  let at = 0
  return () => (at = (at * 16_807 + 11) % 2_147_483_647) / 2_147_483_647
}
