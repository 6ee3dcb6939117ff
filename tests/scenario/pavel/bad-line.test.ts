import { expect, test } from 'bun:test'
import type { VoiceEvent } from '../../../scenario/protocol.ts'
import { conversation, question, type Reply } from './server.ts'
import { someoneCalls } from './set-up.ts'

test('a filler bridges a reply that takes more than two seconds, once', async () => {
  const { telephone, caller } = await someoneCalls()
  await caller.isListenedTo()
  telephone.emulator.faults.requestDelayMs = 3000
  await caller.says('дедлайн')
  await telephone.clock.advance(1900)
  expect(caller.line.said).not.toContain('Секундочку')
  await telephone.clock.advance(1200)
  await caller.hears('Секундочку')
  await caller.hears('Вопрос 2')
  expect(caller.line.said.filter((text) => text === 'Секундочку')).toHaveLength(1)
})

test('the reply waits until the filler has been said', async () => {
  const { telephone, caller } = await someoneCalls({ speech: (text) => (text === 'Секундочку' ? 'by hand' : 0) })
  await caller.isListenedTo()
  telephone.emulator.faults.requestDelayMs = 2500
  await caller.says('дедлайн')
  await telephone.clock.advance(2100)
  await caller.hears('Секундочку')
  await telephone.clock.advance(500)
  expect(caller.line.said).not.toContain('Вопрос 2')
  caller.line.finishSaying()
  await caller.hears('Вопрос 2')
})

test('an event that fails is sent again with its number and id, and a new signature', async () => {
  const { server, caller } = await someoneCalls({ replies: failing(503, 2) })
  await caller.isListenedTo()
  await caller.says('дедлайн')
  await caller.waits(3)
  await caller.hears('Вопрос 2')
  const tries = server.requests.filter(({ event }) => event.type === 'speech.heard')
  expect(tries).toHaveLength(3)
  expect(new Set(tries.map(({ id }) => id)).size).toBe(1)
  expect(new Set(tries.map(({ body }) => body)).size).toBe(1)
  expect(tries[2]?.timestamp).toBeGreaterThan(tries[0]?.timestamp ?? Infinity)
})

test('the scenario repeats an event whose reply was lost, and the game goes on', async () => {
  const { server, telephone, caller } = await someoneCalls()
  await caller.isListenedTo()
  telephone.emulator.faults.loseReplies = 1
  await caller.says('дедлайн')
  await server.gets('speech.heard')
  telephone.emulator.faults.loseReplies = 0
  await telephone.clock.advance(4500)
  await caller.hears('Вопрос 2')
  expect(server.requests.filter(({ event }) => event.type === 'speech.heard')).toHaveLength(2)
  expect(server.events().filter((event) => event.type === 'speech.heard')).toHaveLength(1)
})

test('duplicate requests change nothing', async () => {
  const { server, caller } = await someoneCalls({ faults: { repeatRequests: 1 } })
  await caller.says('первый')
  await caller.hears('Вопрос 2')
  await caller.says('второй')
  await caller.hears('Вопрос 3')
  expect(server.events().map((event) => event.type)).toEqual(['call.started', 'call.answered', 'speech.heard', 'speech.heard'])
})

test('Pavel says goodbye and hangs up when the server stays away', async () => {
  const { telephone, caller } = await someoneCalls()
  await caller.isListenedTo()
  telephone.emulator.faults.loseRequests = 1
  await caller.says('дедлайн')
  await telephone.clock.advance(24_000)
  expect(caller.line.said).not.toContain('Игра подождёт')
  await telephone.clock.advance(1000)
  await caller.hears('Игра подождёт')
  await caller.isDisconnected()
  await telephone.clock.advance(60_000)
  expect(await caller.isForgotten()).toBe('terminate()')
})

test('the scenario does not repeat an event that the server refuses', async () => {
  const { server, caller } = await someoneCalls({ replies: failing(404, 100) })
  await caller.says('дедлайн')
  await caller.hears('Игра подождёт')
  await caller.isForgotten()
  expect(server.requests.filter(({ event }) => event.type === 'speech.heard')).toHaveLength(1)
})

test('an invalid turn ends the call with a goodbye', async () => {
  const { caller } = await someoneCalls({
    replies: (event) => (event.type === 'speech.heard' ? question(2, { listen: null }) : question(1)),
  })
  await caller.says('дедлайн')
  await caller.hears('Игра подождёт')
  expect(await caller.isForgotten()).toBe('terminate()')
})

test('the scenario rejects a call when the server is unreachable, well before the engine would cut it', async () => {
  const { telephone, caller } = await someoneCalls({ faults: { loseRequests: 1 } })
  await telephone.clock.advance(30_000)
  await caller.isDisconnected()
  expect(caller.line.said).toEqual([])
  await telephone.clock.advance(60_000)
  expect(await caller.isForgotten()).toBe('terminate()')
})

test("the scenario rejects a call when nothing listens at the server's address", async () => {
  const { caller } = await someoneCalls({ url: 'http://127.0.0.1:1/voice/events' })
  await caller.waits(20)
  await caller.isDisconnected()
  expect(await caller.isForgotten()).toBe('terminate()')
})

test('without a secret the scenario logs the reason and rejects the call', async () => {
  const { caller } = await someoneCalls({ secret: '' })
  await caller.isDisconnected()
  expect(caller.line.log.join()).toContain('not in the secret storage')
  expect(await caller.isForgotten()).toBe('terminate()')
})

test('signatures are right whether the engine writes digests as hex or as base64', async () => {
  for (const digests of ['hex', 'base64'] as const) {
    const { server, caller } = await someoneCalls({ unknowns: { digests } })
    await caller.hears('Вопрос 1')
    expect(server.requests.length).toBeGreaterThan(0)
  }
})

test('the default voice says a phrase that the chosen voice cannot', async () => {
  const { caller } = await someoneCalls({ speech: (_, voice) => (voice.startsWith('Yandex') ? 'fails' : 0) })
  await caller.hears('Вопрос 1')
  await caller.isListenedTo()
  expect(caller.line.log.join()).toContain('a phrase failed with Yandex.Neural.ru_RU_filipp')
})

test('the log contains no phone number and no control URL', async () => {
  const { caller } = await someoneCalls({ replies: failing(503, 100) })
  await caller.says('дедлайн')
  await caller.waits(30)
  expect(caller.line.log.length).toBeGreaterThan(0)
  expect(caller.line.log.join()).not.toMatch(/7916|emulator\.invalid/)
})

/** A script that fails the first `times` attempts to report speech and accepts everything else. */
function failing(status: number, times: number): (event: VoiceEvent) => Reply {
  const replies = conversation()
  let left = times
  return (event) => (event.type === 'speech.heard' && left-- > 0 ? status : replies(event))
}
