import { expect, test } from 'bun:test'
import { conversation, farewell, question } from './server.ts'
import { someoneCalls } from './set-up.ts'

test('the scenario asks the server, answers, speaks, listens and reports what it heard', async () => {
  const { server, caller } = await someoneCalls()
  await caller.hears('Вопрос 1')
  await caller.says('дедлайн', { confidence: 0.87 })
  await caller.hears('Вопрос 2')
  const [started, answered, heard] = server.events()
  expect(started).toMatchObject({ seq: 1, type: 'call.started', direction: 'inbound' })
  expect(started).toMatchObject({ caller: '79161234567', called: '78001234567' })
  expect(answered).toMatchObject({ seq: 2, type: 'call.answered' })
  expect(heard).toMatchObject({ seq: 3, type: 'speech.heard', turn: 1, text: 'дедлайн', confidence: 0.87 })
})

test('the server gets the URL of the session before the call is answered', async () => {
  const { server, caller } = await someoneCalls()
  const started = await server.gets('call.started')
  expect(started).toHaveProperty('control', expect.stringMatching(/^https:/))
  await caller.isAnswered()
})

test('a farewell ends the call, one call.ended reports it, and the session terminates', async () => {
  const { server, caller } = await someoneCalls({
    replies: (event) => (event.type === 'speech.heard' ? farewell(2) : question(1)),
  })
  await caller.says('пока')
  await caller.hears('Прощайте')
  expect(await caller.isForgotten()).toBe('terminate()')
  expect(server.events().filter((event) => event.type === 'call.ended')).toHaveLength(1)
})

test('requests contain only ASCII, whatever was said', async () => {
  const { server, caller } = await someoneCalls()
  await caller.says('ёлка — 🎄 «да»')
  await server.gets('speech.heard')
  expect(server.requests.every(({ body }) => /^[\x20-\x7e]*$/.test(body))).toBe(true)
  expect(server.events().at(-1)).toMatchObject({ text: 'ёлка — 🎄 «да»' })
})

test('a refused call is rejected before it costs anything', async () => {
  const { server, caller } = await someoneCalls({ replies: () => question(1, { listen: null, then: 'reject' }) })
  await caller.isDisconnected()
  expect(caller.line.said).toEqual([])
  expect(await caller.isForgotten()).toBe('terminate()')
  expect(server.events().map((event) => event.type)).toEqual(['call.started', 'call.ended'])
})

test('a reply with the same turn keeps the scenario listening', async () => {
  const { server, caller } = await someoneCalls({ replies: () => question(1) })
  await caller.says('что?')
  await caller.says('ау')
  await server.gets('speech.heard', 2)
  await caller.isListenedTo()
  expect(caller.line.said).toEqual(['Вопрос 1'])
})

test('a newer turn in the reply to call.answered starts at once', async () => {
  const replies = conversation()
  const { caller } = await someoneCalls({
    replies: (event) => (event.type === 'call.answered' ? question(7) : replies(event)),
    speech: () => 'by hand',
  })
  await caller.hears('Вопрос 7')
  expect(caller.line.said).toEqual(['Вопрос 1', 'Вопрос 7'])
})

test('an older turn changes nothing', async () => {
  const { caller } = await someoneCalls({ replies: (event) => question(event.type === 'call.started' ? 5 : 3) })
  await caller.says('ау')
  await caller.isListenedTo()
  expect(caller.line.said).toEqual(['Вопрос 5'])
})

test('a text too long for one phrase is split at the ends of sentences', async () => {
  const say = 'Одно предложение о рептилоидах. '.repeat(120).trim()
  const { caller } = await someoneCalls({ replies: () => question(1, { say }) })
  await caller.isListenedTo()
  expect(caller.line.said.length).toBeGreaterThan(1)
  expect(caller.line.said.every((piece) => piece.length <= 1500 && piece.endsWith('.'))).toBe(true)
  expect(caller.line.said.join(' ')).toBe(say)
})

test('a default of the same language replaces an unknown voice or recogniser, and the log says so', async () => {
  const voice = { speaker: 'Nobody.en_US_pavel', recogniser: 'Nobody.en_US', phraseEndMs: 1000, longestSpeechMs: 10_000 }
  const { caller } = await someoneCalls({ replies: conversation((turn) => ({ ...turn, voice })) })
  await caller.says('deadline')
  await caller.hears('Вопрос 2')
  expect(caller.line.log).toContain('there is no voice Nobody.en_US_pavel')
  expect(caller.line.log).toContain('there is no recogniser Nobody.en_US')
})

test('after twenty minutes Pavel says goodbye and hangs up', async () => {
  const listen = { seconds: 3600, hints: [], keys: 1 }
  const { server, caller } = await someoneCalls({ replies: conversation((turn) => ({ ...turn, listen })) })
  await caller.isListenedTo()
  await caller.waits(19 * 60)
  expect(caller.line.state).toBe('talking')
  await caller.waits(61)
  await caller.hears('Игра подождёт')
  await caller.isForgotten()
  await server.gets('call.ended')
})
