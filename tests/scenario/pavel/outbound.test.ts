import { expect, test } from 'bun:test'
import type { VoiceEvent } from '../../../scenario/protocol.ts'
import { farewell, question, type Reply } from './server.ts'
import { nobodyCalls } from './set-up.ts'

const order = { call: 'call-1', number: '+79161234567', from: '+74951234567' }

test('the scenario asks the server first, and then calls the person from our number', async () => {
  const { server, telephone } = await nobodyCalls()
  telephone.starts(JSON.stringify(order))
  const caller = await telephone.rings()
  expect(server.events()).toMatchObject([
    {
      call: 'call-1',
      seq: 1,
      type: 'call.started',
      version: 2,
      direction: 'outbound',
      caller: '+79161234567',
      called: '+74951234567',
    },
  ])
  expect(caller.line).toMatchObject({ direction: 'outbound', number: '+79161234567', callerId: '+74951234567' })
  caller.answers()
  await caller.hears('Вопрос 1')
  await caller.says('дедлайн')
  await caller.hears('Вопрос 2')
  expect(server.events().map(({ call }) => call)).toEqual(server.events().map(() => 'call-1'))
})

for (const [what, replies] of [
  ['refuses', () => question(1, { listen: null, then: 'reject' })],
  ['replies with a farewell', () => farewell(1)],
  ['refuses the event', () => 422],
] satisfies [string, (event: VoiceEvent) => Reply][]) {
  test(`the scenario calls nobody when the server ${what}`, async () => {
    const { telephone } = await nobodyCalls({ replies })
    const session = telephone.starts(JSON.stringify(order))
    expect(await session.over).toBe('terminate()')
    expect(telephone.emulator.lines.size).toBe(0)
    expect(session.error).toBeNull()
  })
}

test('the scenario calls nobody when the callback is cancelled before the server replies', async () => {
  const { server, telephone } = await nobodyCalls({ replies: () => 'nothing' })
  const session = telephone.starts(JSON.stringify(order))
  await server.gets('call.started')
  await telephone.emulator.request({
    path: new URL(session.accessUrl).pathname,
    method: 'POST',
    headers: {},
    body: JSON.stringify(farewell(2)),
  })
  server.replies(() => question(1))
  await telephone.clock.advance(5_000)
  expect(await session.over).toBe('terminate()')
  expect(telephone.emulator.lines.size).toBe(0)
})

for (const code of [486, 603, 480, 404, 402, 403] as const) {
  test(`a call that fails with ${code} is reported as such, and the session ends`, async () => {
    const { server, telephone } = await nobodyCalls()
    telephone.starts(JSON.stringify(order))
    const caller = await telephone.rings()
    caller.refuses(code)
    expect(await caller.isForgotten()).toBe('terminate()')
    expect(await server.gets('call.failed')).toMatchObject({ call: 'call-1', seq: 2, code })
  })
}

test('the scenario gives up after forty seconds of ringing', async () => {
  const { server, telephone } = await nobodyCalls()
  telephone.starts(JSON.stringify(order))
  const caller = await telephone.rings()
  await caller.waits(39)
  expect(caller.line.state).toBe('ringing')
  await caller.waits(2)
  expect(await server.gets('call.failed')).toMatchObject({ code: 408 })
  await caller.isForgotten()
})

test('an answering machine that the engine detects is reported while Pavel speaks', async () => {
  const { server, telephone } = await nobodyCalls({ speech: () => 10_000, unknowns: { amd: 'present' } })
  telephone.starts(JSON.stringify(order))
  const machine = await telephone.rings()
  machine.answers('machine')
  await machine.waits(3)
  expect(await server.gets('machine.answered')).toMatchObject({ call: 'call-1' })
})

for (const mimicClass of ['VOICEMAIL', 'HUMAN'] as const) {
  test(`an assistant that talks like a person, and is reported as ${mimicClass}, is a machine`, async () => {
    const { server, telephone } = await nobodyCalls({ speech: () => 10_000, unknowns: { amd: 'present', mimicClass } })
    telephone.starts(JSON.stringify(order))
    const assistant = await telephone.rings()
    assistant.answers('mimic')
    await assistant.waits(3)
    await server.gets('machine.answered')
  })
}

test('a detector without a module of its name is found, too', async () => {
  const { server, telephone } = await nobodyCalls({ speech: () => 10_000, unknowns: { amd: 'namespace only' } })
  telephone.starts(JSON.stringify(order))
  const machine = await telephone.rings()
  machine.answers('machine')
  await machine.waits(3)
  await server.gets('machine.answered')
})

test('a person, and somebody of whom the detector is not sure, is no machine', async () => {
  for (const who of ['human', 'unclear'] as const) {
    const { server, telephone } = await nobodyCalls({ speech: () => 10_000, unknowns: { amd: 'present' } })
    telephone.starts(JSON.stringify(order))
    const person = await telephone.rings()
    person.answers(who)
    await person.waits(8)
    expect(server.events().some(({ type }) => type === 'machine.answered')).toBe(false)
  }
})

for (const data of ['nonsense', '{}', '{"call":"1"}', 'null']) {
  test(`the scenario calls nobody when its custom data is «${data}», which is no order`, async () => {
    const { server, telephone } = await nobodyCalls()
    const session = telephone.starts(data)
    await telephone.clock.advance(61_000)
    expect(await session.over).toBe('60 s without a call')
    expect(server.events()).toEqual([])
    expect(session.error).toBeNull()
  })
}
