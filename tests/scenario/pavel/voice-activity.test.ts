import { expect, test } from 'bun:test'
import type { Unknowns } from '../../../scenario/emulator/unknowns.ts'
import { eventsOf, openQuestion } from './interruptible.ts'
import { conversation } from './server.ts'
import { someoneCalls, type StageOptions } from './set-up.ts'

/** Pavel asks at once, and interim results come 300 ms late. `silero` is how the engine has the detection. */
async function someoneIsAsked(silero: Unknowns['silero'], { unknowns, ...options }: StageOptions = {}) {
  const replies = conversation(({ turn }) => {
    const usual = openQuestion(turn, { pieces: [] })
    return { ...usual, voice: { ...usual.voice, detectsVoice: true } }
  })
  const faults = { interimLagMs: 300 }
  const stage = await someoneCalls({ replies, faults, ...options, unknowns: { silero, finals: 'never', ...unknowns } })
  await stage.caller.hears('Нет')
  return stage
}

test('other words are over sooner where the engine tells when the caller falls silent', async () => {
  const waits: Record<string, number> = {}
  for (const silero of ['present', 'absent', 'fails'] as const) {
    const { caller } = await someoneIsAsked(silero)
    await caller.speaks('это наверное верблюд')
    waits[silero] = await caller.isRepliedTo()
    expect(caller.line.error).toBeNull()
  }
  expect(waits).toEqual({ present: 650, absent: 1300, fails: 1300 })
})

test('a pause inside a phrase does not end it', async () => {
  const { caller, server } = await someoneIsAsked('present')
  await caller.speaks('это')
  await caller.speaks('верблюд', { msPerWord: 500 })
  await caller.isRepliedTo()
  expect(eventsOf('speech.heard', server.events())).toMatchObject([{ text: 'это верблюд' }])
})

test('the detection alone is no speech', async () => {
  const { caller, server } = await someoneIsAsked('present')
  await caller.speaks('')
  await caller.waits(11)
  await server.gets('silence')
  expect(eventsOf('speech.heard', server.events())).toEqual([])
})

for (const silero of ['present', 'fails'] as const) {
  test(`a call ends as usual while the detection is ${silero}`, async () => {
    const { caller } = await someoneIsAsked(silero)
    await caller.speaks('это')
    caller.hangsUp()
    expect(await caller.isForgotten()).toBe('terminate()')
    expect(caller.line.error).toBeNull()
  })
}

test('a call that ends before the detector is created closes it all the same', async () => {
  const { caller } = await someoneCalls({
    replies: conversation(({ turn }) => openQuestion(turn, { voice: { ...openQuestion(1).voice, detectsVoice: true } })),
    unknowns: { silero: 'present' },
  })
  await caller.isAnswered()
  caller.hangsUp()
  expect(await caller.isForgotten()).toBe('terminate()')
  expect(caller.line.error).toBeNull()
})

test('without the setting the engine is not asked for it', async () => {
  const { caller } = await someoneCalls({ unknowns: { silero: 'fails' } })
  await caller.isListenedTo()
  expect(caller.line.log.join()).not.toContain('voice-activity')
})
