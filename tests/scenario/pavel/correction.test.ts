import { expect, test } from 'bun:test'
import type { VoiceEvent } from '../../../scenario/protocol.ts'
import { eventsOf, listenFor, openQuestion, talking, voice } from './interruptible.ts'
import { conversation, farewell, question } from './server.ts'
import { someoneCalls, type StageOptions } from './set-up.ts'

type Options = StageOptions & { keeps?: boolean; isSettled?: boolean; unhurried?: string[] }

const verdict = 'Нет, посмотрите ещё раз'

/** Pavel listens to the first turn. Every answer brings a verdict that takes five seconds; `keeps` leaves a correction without effect. */
async function pavelListens({ keeps = false, isSettled, unhurried, ...options }: Options = {}) {
  let current = 1
  const listen = { ...listenFor!, unhurried }
  const turn = () =>
    openQuestion(current, { say: current > 1 ? `${verdict} ${current}` : 'Вопрос', pieces: [], isSettled, listen })
  const replies = (event: VoiceEvent) => {
    const isKept = keeps && 'corrects' in event
    if ((event.type === 'speech.heard' || event.type === 'keys.pressed') && !isKept) current += 1
    return turn()
  }
  const stage = await someoneCalls({ replies, speech: (text) => (text.startsWith(verdict) ? 5000 : 0), ...options })
  await stage.caller.isListenedTo()
  return { ...stage, ...talking(stage.caller, stage.telephone), heard: () => eventsOf('speech.heard', stage.server.events()) }
}

/** It takes the call, and no answer. */
const refusing = (event: VoiceEvent) => (event.type === 'speech.heard' ? 422 : openQuestion(1, { say: 'Вопрос', pieces: [] }))

test('an interim result that ends in an expected phrase is over after 400 ms', async () => {
  const { caller, has, heard } = await pavelListens()
  await has('это', 'это дедлайн')
  await caller.waits(0.2)
  expect(heard()).toEqual([])
  await caller.waits(0.2)
  await caller.hears(verdict)
  expect(heard()).toMatchObject([{ turn: 1, text: 'это дедлайн' }])
})

test('other words, and words after the expected phrase, are over after a second', async () => {
  for (const words of ['это верблюд', 'дедлайн или верблюд']) {
    const { caller, has, server, heard } = await pavelListens()
    await has(words)
    await caller.waits(0.8)
    expect(heard()).toEqual([])
    await caller.waits(0.2)
    expect(await server.gets('speech.heard')).toMatchObject({ text: words })
  }
})

test('the server decides whether a turn is over sooner', async () => {
  const { isExpectedOverSooner: _, ...usual } = listenFor!
  const replies = conversation(({ turn }) => question(turn, { voice, listen: usual }))
  const { caller, has, heard } = await pavelListens({ replies })
  await has('дедлайн')
  await caller.waits(0.8)
  expect(heard()).toEqual([])
})

test('a word that follows the verdict stops it, and the whole text corrects the answer', async () => {
  const { caller, telephone, has, heard } = await pavelListens()
  await has('колл центр')
  await caller.waits(0.4)
  await caller.hears(`${verdict} 2`)
  await telephone.clock.advance(300)
  await has('колл центр банка')
  expect(caller.line.isSpeaking).toBe(false)
  await caller.waits(1)
  await caller.hears(`${verdict} 3`)
  expect(heard()).toMatchObject([
    { turn: 1, text: 'колл центр' },
    { turn: 1, text: 'колл центр банка', corrects: true },
  ])
})

test('who keeps on talking to look at the next picture meanwhile corrects nothing by it', async () => {
  const { caller, telephone, has, heard } = await pavelListens()
  await has('верблюд')
  await caller.waits(1)
  await caller.hears(`${verdict} 2`)
  await telephone.clock.advance(200)
  let text = 'верблюд'
  for (const word of ['ну', 'это', 'как', 'его', 'там', 'такой', 'дедлайн']) {
    text += ` ${word}`
    await has(text)
    await caller.waits(0.4)
  }
  await caller.waits(1)
  expect(
    heard()
      .map((each) => each.text)
      .join(),
  ).not.toContain('дедлайн')
  expect(heard()[1]).toMatchObject({ corrects: true })
})

test('a word that comes while the server thinks corrects the answer before the verdict is said', async () => {
  const { caller, telephone, has, heard } = await pavelListens()
  telephone.emulator.faults.requestDelayMs = 300
  await has('колл центр')
  await telephone.clock.advance(350)
  await has('колл центр банка')
  await telephone.clock.advance(300)
  await caller.waitsFor(`${verdict} 3`)
  expect(caller.line.said).not.toContain(`${verdict} 2`)
  expect(heard()[1]).toMatchObject({ turn: 1, text: 'колл центр банка', corrects: true })
})

test('words after the time for a correction change nothing', async () => {
  const { caller, has, heard } = await pavelListens()
  await has('дедлайн')
  await caller.waits(0.4)
  await caller.hears(`${verdict} 2`)
  await caller.waits(0.7)
  expect(caller.line.isListening).toBe(false)
  await has('дедлайн завтра')
  expect(caller.line.isSpeaking).toBe(true)
  expect(heard()).toHaveLength(1)
})

test('a verdict that the server keeps is said again from the beginning of its piece', async () => {
  const { caller, telephone, has, heard } = await pavelListens({ keeps: true })
  await has('дедлайн')
  await caller.waits(0.4)
  await caller.hears(`${verdict} 2`)
  await telephone.clock.advance(200)
  await has('дедлайн ага')
  await caller.waits(1.5)
  expect(heard()).toHaveLength(2)
  expect(caller.line.said.filter((text) => text === `${verdict} 2`)).toHaveLength(2)
  expect(caller.line.isSpeaking).toBe(true)
})

test('a final result that says the same, and one that comes late, does not count twice', async () => {
  for (const lateMs of [500, 3000]) {
    const { caller, telephone, heard } = await pavelListens({ faults: { lateResultMs: lateMs } })
    caller.line.say('Колл-центр.')
    await caller.waits(0.5)
    await caller.hears(`${verdict} 2`)
    await telephone.clock.advance(4000)
    expect(heard()).toHaveLength(1)
    expect(caller.line.said).toEqual(['Вопрос', `${verdict} 2`])
  }
})

test('a final result that contradicts takes the place of the answer, and Pavel speaks on until the server knows', async () => {
  const { caller, telephone, has, hasFinally, server, heard } = await pavelListens()
  await has('дедлайн')
  await caller.waits(0.4)
  await caller.hears(`${verdict} 2`)
  await telephone.clock.advance(100)
  await hasFinally('дед лает')
  expect(caller.line.isSpeaking).toBe(true)
  await server.gets('speech.heard', 2)
  await caller.hears(`${verdict} 3`)
  await hasFinally('дед лает')
  expect(heard()).toMatchObject([{ text: 'дедлайн' }, { turn: 1, text: 'дед лает', corrects: true, confidence: 0.9 }])
})

test('a final result that contradicts too late is lost', async () => {
  const { caller, has, hasFinally, heard } = await pavelListens()
  await has('дедлайн')
  await caller.waits(0.4)
  await caller.hears(`${verdict} 2`)
  await caller.waits(0.8)
  await hasFinally('дед лает')
  await caller.waits(1)
  expect(heard()).toHaveLength(1)
})

test('the echo of the verdict is no correction', async () => {
  const { caller, telephone, has, heard } = await pavelListens()
  await has('дедлайн')
  await caller.waits(0.4)
  await caller.hears(`${verdict} 2`)
  await telephone.clock.advance(200)
  await has('дедлайн нет посмотрите', 'дедлайн нет посмотрите ещё')
  expect(caller.line.isSpeaking).toBe(true)
  await caller.waits(3)
  expect(heard()).toHaveLength(1)
})

test('what corrects an answer holds nothing of the verdict that came back meanwhile', async () => {
  const { caller, telephone, has, heard } = await pavelListens()
  await has('колл центр')
  await caller.waits(0.4)
  await caller.hears(`${verdict} 2`)
  await telephone.clock.advance(200)
  await has('колл центр нет посмотрите', 'колл центр нет посмотрите банка')
  await caller.waits(1.2)
  expect(heard()[1]).toMatchObject({ text: 'колл центр банка', corrects: true })
})

test('an answer that the recogniser now writes in two words, with the verdict behind it, is the same answer', async () => {
  const { caller, telephone, has, hasFinally, heard } = await pavelListens()
  await has('дедлайн')
  await caller.waits(0.4)
  await caller.hears(`${verdict} 2`)
  await telephone.clock.advance(200)
  await has('дед лайн нет посмотрите')
  await hasFinally('дед лайн нет посмотрите')
  expect(caller.line.isSpeaking).toBe(true)
  await caller.waits(1.2)
  expect(heard()).toHaveLength(1)
})

test('a final result that contradicts is sent without the verdict behind it', async () => {
  const { caller, telephone, has, hasFinally, server, heard } = await pavelListens()
  await has('подсказка')
  await caller.waits(0.4)
  await caller.hears(`${verdict} 2`)
  await telephone.clock.advance(200)
  await hasFinally('сказка нет посмотрите')
  await server.gets('speech.heard', 2)
  expect(heard()[1]).toMatchObject({ text: 'сказка', corrects: true })
})

test('nothing listens any more when the server has not replied for three seconds, and the next answer is heard', async () => {
  const { caller, telephone, has, server, heard } = await pavelListens()
  telephone.emulator.faults.loseRequests = 1
  await has('дедлайн')
  await telephone.clock.advance(3200)
  expect(caller.line.isListening).toBe(true)
  await telephone.clock.advance(200)
  expect(caller.line.isListening).toBe(false)
  telephone.emulator.faults.loseRequests = 0
  await caller.waitsFor(`${verdict} 2`)
  await caller.waits(5)
  await has('подсказка')
  await caller.waits(0.5)
  await server.gets('speech.heard', 2)
  expect(heard()).toMatchObject([{ text: 'дедлайн' }, { turn: 2, text: 'подсказка' }])
})

test('nothing listens while he apologises for a server that refuses', async () => {
  const { caller, has } = await pavelListens({ replies: refusing, speech: (text) => (text === 'Игра подождёт' ? 2000 : 0) })
  await has('дедлайн')
  await caller.waits(0.4)
  await caller.hears('Игра подождёт')
  expect(caller.line).toMatchObject({ isSpeaking: true, isListening: false })
})

test('words that are taken back before the verdict leave the answer as it was', async () => {
  const { caller, telephone, has, heard } = await pavelListens()
  await has('дедлайн')
  await caller.waits(0.4)
  await caller.hears(`${verdict} 2`)
  await telephone.clock.advance(200)
  await has('дедлайн ну', 'дедлайн')
  await caller.waits(1.2)
  expect(heard()).toHaveLength(1)
  expect(caller.line.said.filter((text) => text === `${verdict} 2`)).toHaveLength(2)
})

test('an answer is corrected once', async () => {
  const { caller, telephone, has, heard } = await pavelListens()
  await has('дедлайн')
  await caller.waits(0.4)
  await caller.hears(`${verdict} 2`)
  await telephone.clock.advance(100)
  await has('дедлайн завтра')
  await caller.waits(1)
  await caller.hears(`${verdict} 3`)
  expect(caller.line.isListening).toBe(false)
  await has('дедлайн завтра утром')
  await caller.waits(1)
  expect(heard()).toHaveLength(2)
})

test('a key in the verdict wins over more words', async () => {
  const { caller, telephone, has, server, heard } = await pavelListens()
  await has('дедлайн')
  await caller.waits(0.4)
  await caller.hears(`${verdict} 2`)
  await telephone.clock.advance(200)
  await has('дедлайн завтра')
  await caller.presses('2')
  expect(await server.gets('keys.pressed')).toMatchObject({ turn: 2, keys: '2' })
  expect(heard()).toHaveLength(1)
})

test('a farewell is said to its end, whatever the caller adds to his answer', async () => {
  const replies = (event: VoiceEvent) =>
    event.type === 'speech.heard' ? farewell(2) : openQuestion(1, { pieces: [], say: 'Вопрос' })
  const { caller, telephone, has, heard } = await pavelListens({ replies, speech: (text) => (text === 'Прощайте' ? 2000 : 0) })
  telephone.emulator.faults.requestDelayMs = 300
  await has('дедлайн')
  await telephone.clock.advance(350)
  await has('дедлайн завтра')
  await telephone.clock.advance(300)
  await caller.hears('Прощайте')
  await has('дедлайн завтра утром')
  await telephone.clock.advance(2500)
  await caller.isDisconnected()
  expect(heard()).toHaveLength(1)
})

test('nothing listens to a verdict that settles the answer, and more words change nothing', async () => {
  const { caller, telephone, has, server, heard } = await pavelListens({ isSettled: true })
  telephone.emulator.faults.requestDelayMs = 300
  await has('дедлайн')
  await telephone.clock.advance(350)
  await has('дедлайн завтра')
  await telephone.clock.advance(300)
  await caller.hears(`${verdict} 2`)
  await telephone.clock.advance(0)
  expect(caller.line).toMatchObject({ isListening: false, isSpeaking: true })
  await caller.waits(1)
  expect(heard()).toHaveLength(1)
  telephone.emulator.faults.requestDelayMs = 0
  await caller.waits(4)
  await has('подсказка')
  await caller.waits(0.5)
  expect(await server.gets('speech.heard', 2)).toMatchObject({ turn: 2, text: 'подсказка' })
})

test('a phrase that costs something ends after the usual pause, though it is expected', async () => {
  const { caller, has, server, heard } = await pavelListens({ unhurried: ['пропустить ребус'] })
  await has('пропустить ребус')
  await caller.waits(0.8)
  expect(heard()).toEqual([])
  await caller.waits(0.2)
  expect(await server.gets('speech.heard')).toMatchObject({ text: 'пропустить ребус' })
})
