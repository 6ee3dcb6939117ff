import { expect, test } from 'bun:test'
import type { Turn } from '../../../scenario/protocol.ts'
import { farewell, question } from './server.ts'
import { someoneCalls, type Stage } from './set-up.ts'

test('a pushed turn ends listening, is said at once and reports its start', async () => {
  const stage = await someoneCalls({ replies: () => question(1) })
  await stage.caller.isListenedTo()
  await posts(stage, question(2))
  await stage.caller.hears('Вопрос 2')
  expect(await stage.server.gets('turn.started')).toMatchObject({ turn: 2 })
})

test('a pushed turn interrupts a phrase', async () => {
  const stage = await someoneCalls({ replies: () => question(1), speech: (text) => (text === 'Вопрос 1' ? 60_000 : 0) })
  await stage.caller.hears('Вопрос 1')
  await posts(stage, question(2))
  await stage.caller.hears('Вопрос 2')
})

test('a turn pushed twice is said once and acknowledged twice', async () => {
  const stage = await someoneCalls({ replies: () => question(1) })
  await stage.caller.isListenedTo()
  await posts(stage, question(2))
  await stage.server.gets('turn.started')
  await posts(stage, question(2))
  await stage.server.gets('turn.started', 2)
  expect(stage.caller.line.said).toEqual(['Вопрос 1', 'Вопрос 2'])
})

test('an older pushed turn changes nothing', async () => {
  const stage = await someoneCalls({ replies: () => question(5) })
  await stage.caller.isListenedTo()
  await posts(stage, question(3))
  await stage.caller.says('ау')
  expect(stage.caller.line.said).toEqual(['Вопрос 5'])
})

test('a pushed farewell hangs up, and call.ended names Pavel', async () => {
  const stage = await someoneCalls({ replies: () => question(1) })
  await stage.caller.isListenedTo()
  await posts(stage, farewell(2))
  await stage.caller.hears('Прощайте')
  await stage.caller.isForgotten()
  expect(await stage.server.gets('call.ended')).toMatchObject({ by: 'pavel' })
})

test('a pushed farewell ends a call check at once', async () => {
  const examine = { long: 'Длинная', short: 'Раз', request: 'Скажите', hangUp: 'Кладите' }
  const stage = await someoneCalls({ replies: () => question(1, { examine }), speech: () => 'by hand' })
  await stage.caller.hears('Вопрос 1')
  await posts(stage, farewell(2))
  await stage.caller.isDisconnected()
  expect(await stage.server.gets('call.ended')).toMatchObject({ by: 'pavel' })
})

test('call.ended tells a caller who hung up from a dead line', async () => {
  const stage = await someoneCalls({ replies: () => question(1) })
  await stage.caller.isListenedTo()
  stage.caller.hangsUp()
  expect(await stage.server.gets('call.ended')).toMatchObject({ by: 'caller' })
  const dying = await someoneCalls({ replies: () => question(1, { listen: { seconds: 100, hints: [], keys: 1 } }) })
  await dying.caller.isListenedTo()
  dying.caller.dropsTheLine()
  await dying.telephone.clock.advance(31_000)
  expect(await dying.server.gets('call.ended')).toMatchObject({ by: 'line' })
})

for (const body of ['', 'nonsense', '{}', '[]', '{"turn":2}', '{"turn":"two","say":"x"}']) {
  test(`a pushed «${body}» is no turn and changes nothing`, async () => {
    const stage = await someoneCalls({ replies: () => question(1) })
    await stage.caller.isListenedTo()
    await posts(stage, body)
    expect(stage.caller.line.isListening).toBe(true)
    expect(stage.caller.line.error).toBeNull()
  })
}

test('a turn pushed after the caller has hung up changes nothing', async () => {
  const stage = await someoneCalls({ replies: () => question(1) })
  await stage.caller.isListenedTo()
  stage.caller.hangsUp()
  await posts(stage, question(2))
  await stage.caller.isForgotten()
  expect(stage.caller.line.said).toEqual(['Вопрос 1'])
})

test('the next event carries the delivery statistics of the previous one', async () => {
  const { server, caller } = await someoneCalls()
  await caller.says('дедлайн')
  await caller.hears('Вопрос 2')
  await caller.says('зонт')
  const heard = await server.gets('speech.heard', 2)
  expect(heard.before).toContainEqual({ seq: 3, tries: 1, lost: 0, replyMs: expect.any(Number) })
})

async function posts({ server, telephone }: Stage, turn: Turn | string): Promise<void> {
  const started = await server.gets('call.started')
  const control = 'control' in started ? started.control : ''
  const body = typeof turn === 'string' ? turn : JSON.stringify(turn)
  await telephone.emulator.request({ path: new URL(control).pathname, method: 'POST', headers: {}, body })
}
