import { expect, test } from 'bun:test'
import type { Unknowns } from '../../../scenario/emulator/unknowns.ts'
import { eventsOf, openQuestion } from './interruptible.ts'
import { conversation } from './server.ts'
import { someoneCalls, type StageOptions } from './set-up.ts'

const verdict = 'Нет, не то.'
const rest = 'Вот следующая картинка, что это.'

/** Someone is asked, on an engine whose recognisers are like this. A verdict takes two seconds, and the rest of a turn six. */
async function someoneIsAsked(unknowns: Partial<Unknowns>, { faults, ...options }: StageOptions = {}) {
  const pieces = [
    { text: verdict, isOpen: false },
    { text: rest, isOpen: true },
  ]
  const stage = await someoneCalls({
    replies: conversation(({ turn }) => openQuestion(turn, { pieces })),
    speech: (text) => (text === verdict ? 2000 : text === rest ? 6000 : 0),
    unknowns,
    faults: { interimLagMs: 300, ...faults },
    ...options,
  })
  await stage.caller.hears(verdict)
  return { ...stage, heard: () => eventsOf('speech.heard', stage.server.events()) }
}

const recognisers: Record<string, Partial<Unknowns>> = {
  'sends no interim results': { interims: false },
  'sends only interim results': { finals: 'never' },
  'sends every text twice': { interimText: 'twice' },
  'takes its first guess back': { interimText: 'taken back' },
  'lets the text grow over the whole stream': { interimText: 'of the stream' },
  'is seconds late with its final results': { finals: 'late' },
  'dies after one utterance': { recogniserLives: 'for one utterance' },
}

for (const [what, unknowns] of Object.entries(recognisers)) {
  test(`every answer counts once with a recogniser that ${what}`, async () => {
    const { caller, heard } = await someoneIsAsked(unknowns)
    const answers = ['это верблюд', 'дедлайн', 'колл центр', 'это верблюд']
    for (const answer of answers) {
      await caller.speaks(answer)
      await caller.isRepliedTo()
    }
    await caller.waits(4)
    expect(heard().map(({ text }) => text)).toEqual(answers)
    expect(caller.line.error).toBeNull()
  })

  test(`an answer over Pavel counts once with a recogniser that ${what}`, async () => {
    const { caller, heard } = await someoneIsAsked(unknowns)
    await caller.waitsFor(rest)
    await caller.speaksOver('пропустить ребус')
    await caller.isRepliedTo()
    await caller.waits(5)
    expect(heard()).toMatchObject([{ turn: 1, text: 'пропустить ребус', interrupted: 1 }])
    expect(heard()).toHaveLength(1)
  })

  if (unknowns.recogniserLives) continue
  test(`other words over Pavel do not stop him with a recogniser that ${what}, and the answer after him counts`, async () => {
    const { caller, heard } = await someoneIsAsked(unknowns)
    await caller.waitsFor(rest)
    await caller.speaksOver('ну конечно верблюд')
    expect(caller.line.isSpeaking).toBe(true)
    await caller.speaks('колл центр')
    await caller.isRepliedTo()
    await caller.waits(5)
    expect(heard().map(({ text }) => text)).toEqual(['колл центр'])
  })
}

test('a recogniser that dies and does not say so loses the words of three seconds, and no others in that call', async () => {
  const { caller, server, heard } = await someoneIsAsked({ recogniserLives: 'for one utterance' })
  await caller.waitsFor(rest)
  await caller.speaksOver('ну конечно верблюд')
  await caller.speaks('колл центр')
  await caller.waits(3)
  await caller.speaks('алло')
  await caller.isRepliedTo()
  for (const answer of ['колл центр', 'дедлайн']) {
    await caller.waitsFor(rest)
    await caller.speaksOver('ну конечно верблюд')
    await caller.speaks(answer)
    await caller.isRepliedTo()
  }
  expect(heard().map(({ text }) => text)).toEqual(['алло', 'колл центр', 'дедлайн'])
  expect(server.events().some(({ type }) => type === 'silence')).toBe(false)
})

test('a recogniser that fails is replaced, three times at most', async () => {
  const { caller, heard } = await someoneIsAsked({})
  let recognisers = 0
  caller.line.listen(({ type }) => void (recognisers += type === 'listened' ? 1 : 0))
  await caller.speaks('э')
  for (let times = 0; times < 6; times += 1) {
    caller.line.failRecognition('quota')
    await caller.waits(0.5)
  }
  expect(recognisers).toBeGreaterThan(1)
  expect(recognisers).toBeLessThanOrEqual(4)
  expect(caller.line.error).toBeNull()
  expect(heard().length).toBeLessThanOrEqual(1)
})

test('words survive the recogniser that heard them', async () => {
  const { caller, heard } = await someoneIsAsked({ finals: 'never' })
  await caller.waitsFor(rest)
  await caller.speaks('это')
  await caller.waits(0.4)
  caller.line.failRecognition('lost the stream')
  await caller.waits(0.1)
  await caller.speaks('верблюд')
  await caller.isRepliedTo()
  expect(heard().map(({ text }) => text)).toEqual(['это верблюд'])
})
