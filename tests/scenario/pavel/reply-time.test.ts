import { expect, test } from 'bun:test'
import type { Exchange, VoiceEvent } from '../../../scenario/protocol.ts'
import { openQuestion } from './interruptible.ts'
import { conversation } from './server.ts'
import { someoneCalls, type StageOptions } from './set-up.ts'

/** One round trip of 150 ms, a voice that takes 200 ms to begin, and interim results 300 ms after the words. */
const faults = { requestDelayMs: 150, synthesisMs: 200, interimLagMs: 300 }

async function someoneIsAsked(options: StageOptions = {}, detectsVoice = false) {
  const replies = conversation(({ turn }) => {
    const usual = openQuestion(turn, { pieces: [] })
    return { ...usual, voice: { ...usual.voice, detectsVoice } }
  })
  const stage = await someoneCalls({ replies, ...options, unknowns: { finals: 'never', ...options.unknowns } })
  await stage.caller.isListenedTo()
  Object.assign(stage.telephone.emulator.faults, faults)
  return stage
}

function reported(events: VoiceEvent[]): (number | undefined)[] {
  const exchanges: Exchange[] = events.flatMap(({ before = [] }) => before)
  return exchanges.filter(({ replyMs }) => replyMs !== undefined).map(({ replyMs }) => replyMs)
}

test('an expected answer is replied to within 1.1 s of the end of speech, another one within 1.7 s', async () => {
  const { caller } = await someoneIsAsked()
  await caller.speaks('это дедлайн')
  expect(await caller.isRepliedTo()).toBe(1050)
  await caller.speaks('это верблюд')
  expect(await caller.isRepliedTo()).toBe(1650)
})

test('the scenario reports what the caller felt, with every witness of the end of speech', async () => {
  for (const [unknowns, detectsVoice] of [
    [{}, false],
    [{ speechEvents: 'none' }, false],
    [{ silero: 'present' }, true],
    [{ silero: 'present', speechEvents: 'none' }, true],
  ] as const) {
    const { caller, server } = await someoneIsAsked({ unknowns }, detectsVoice)
    await caller.speaks('это дедлайн')
    const felt = await caller.isRepliedTo()
    await caller.speaks('это дедлайн')
    await caller.isRepliedTo()
    expect(reported(server.events())).toEqual([felt])
  }
})

test('a recogniser without interim results is timed by its final result', async () => {
  const { caller, server } = await someoneIsAsked({ unknowns: { interims: false, finals: 'prompt', speechEvents: 'none' } })
  await caller.speaks('это дедлайн')
  await caller.isRepliedTo()
  await caller.speaks('это дедлайн')
  await caller.isRepliedTo()
  expect(reported(server.events())).toEqual([350])
})

test('silence, keys and the filler are no replies', async () => {
  const { caller, server, telephone } = await someoneIsAsked()
  await caller.presses('2')
  await caller.speaks('это дедлайн')
  telephone.emulator.faults.requestDelayMs = 3000
  await caller.waitsFor('Секундочку')
  telephone.emulator.faults.requestDelayMs = 150
  await caller.waitsFor('Нет')
  await caller.speaks('ещё')
  await caller.isRepliedTo()
  const [replyMs] = reported(server.events())
  expect(replyMs).toBeGreaterThan(3500)
})
