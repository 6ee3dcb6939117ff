import { expect, test } from 'bun:test'
import { farewell, question, type ScriptedServer } from './server.ts'
import { someoneCalls, type Stage } from './set-up.ts'

/** Every point at which the scenario waits for something, with the steps that lead to it. */
const moments: Record<string, (stage: Stage) => Promise<unknown> | void> = {
  'before anything': () => {},
  'while the server is asked whether to answer': ({ server }) => server.gets('call.started'),
  'as the call is answered': ({ caller }) => event(caller.line, 'answered'),
  'while Pavel speaks': ({ caller }) => caller.hears('Вопрос 1'),
  'while Pavel listens': listening,
  'in the middle of the pairing code': async (stage) => {
    await listening(stage)
    await stage.caller.presses('1')
  },
  'while a phrase is being recognised': async (stage) => {
    await listening(stage)
    stage.caller.line.say('дед', { final: false })
  },
  'while the server thinks': async (stage) => {
    await listening(stage)
    stage.telephone.emulator.faults.requestDelayMs = 1000
    await stage.caller.says('дедлайн')
  },
  'during the filler': async (stage) => {
    await listening(stage)
    stage.telephone.emulator.faults.requestDelayMs = 3000
    await stage.caller.says('дедлайн')
    await stage.telephone.clock.advance(2100)
    await stage.caller.hears('Секундочку')
  },
  'between two tries': async (stage) => {
    await listening(stage)
    stage.server.replies(({ type }) => (type === 'speech.heard' ? 503 : question(1)))
    await stage.caller.says('дедлайн')
    await stage.caller.waits(0.1)
  },
  'during the farewell': async (stage) => {
    await listening(stage)
    stage.server.replies(() => farewell(2))
    await stage.caller.says('дедлайн')
    await stage.caller.hears('Прощайте')
  },
  'during the goodbye of a server that is gone': async (stage) => {
    await listening(stage)
    stage.server.replies(({ type }) => (type === 'speech.heard' ? 400 : question(1)))
    await stage.caller.says('дедлайн')
    await stage.caller.hears('Игра подождёт')
  },
}

for (const [moment, reach] of Object.entries(moments)) {
  test(`a hang-up ${moment} ends the session with exactly one call.ended`, async () => {
    const replies = () => question(1, { listen: { seconds: 8, hints: [], keys: 4 } })
    const stage = await someoneCalls({ replies, speech: () => 'by hand' })
    await reach(stage)
    stage.caller.hangsUp()
    stage.telephone.emulator.faults.requestDelayMs = 0
    await stage.telephone.clock.advance(3000)
    await stage.caller.waits(10)
    expect(await stage.caller.isForgotten()).toBe('terminate()')
    expect(endings(stage.server)).toBe(1)
    expect(stage.caller.line.error).toBeNull()
  })
}

test('a dead call is noticed late and still ends with one call.ended', async () => {
  const { server, caller } = await someoneCalls()
  await caller.isListenedTo()
  caller.dropsTheLine()
  await caller.waits(60)
  expect(await caller.isForgotten()).toBe('terminate()')
  expect(endings(server)).toBe(1)
  expect(caller.line.error).toBeNull()
})

test('call.ended carries the reason and the duration of the call', async () => {
  const { server, caller } = await someoneCalls()
  await caller.isListenedTo()
  await caller.waits(5)
  caller.hangsUp()
  expect(await server.gets('call.ended')).toMatchObject({ reason: 'the caller hung up', seconds: 5 })
})

test('an end that could not be reported in time goes out with the last request that the engine allows', async () => {
  const { server, telephone, caller } = await someoneCalls()
  await caller.isListenedTo()
  telephone.emulator.faults.loseRequests = 1
  caller.hangsUp()
  await telephone.clock.advance(24_000)
  telephone.emulator.faults.loseRequests = 0
  await telephone.clock.advance(1000)
  expect(await caller.isForgotten()).toBe('terminate()')
  expect(endings(server)).toBe(1)
})

async function listening({ caller }: Stage): Promise<void> {
  await caller.hears('Вопрос 1')
  caller.line.finishSaying()
  await caller.isListenedTo()
}

function event(line: Stage['caller']['line'], type: string): Promise<void> {
  return new Promise((resolve) => line.listen((event) => event.type === type && resolve()))
}

function endings(server: ScriptedServer): number {
  return server.requests.filter(({ event }) => event.type === 'call.ended').length
}
