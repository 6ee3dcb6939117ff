import { expect, test } from 'bun:test'
import type { Turn } from '../../../scenario/protocol.ts'
import { conversation, farewell, question } from './server.ts'
import { someoneCalls } from './set-up.ts'

const wantFourDigits = () => conversation((turn: Turn) => ({ ...turn, listen: { seconds: 8, hints: [], keys: 4 } }))

test('a key pressed while Pavel listens is reported', async () => {
  const { server, caller } = await someoneCalls()
  await caller.isListenedTo()
  await caller.presses('1')
  expect(await server.gets('keys.pressed')).toMatchObject({ turn: 1, keys: '1' })
  await caller.hears('Вопрос 2')
})

test('a key pressed while Pavel speaks interrupts the phrase', async () => {
  const { server, caller } = await someoneCalls({ speech: () => 'by hand' })
  await caller.hears('Вопрос 1')
  await caller.presses('3')
  expect(await server.gets('keys.pressed')).toMatchObject({ turn: 1, keys: '3' })
  await caller.hears('Вопрос 2')
  caller.line.finishSaying()
  await caller.isListenedTo()
})

test('four digits make one event, however fast they are pressed', async () => {
  const { server, caller } = await someoneCalls({ replies: wantFourDigits() })
  await caller.isListenedTo()
  await caller.presses('4711')
  expect(await server.gets('keys.pressed')).toMatchObject({ keys: '4711' })
})

test('digits that begin while Pavel speaks make one event too', async () => {
  const { server, caller } = await someoneCalls({ replies: wantFourDigits(), speech: () => 'by hand' })
  await caller.hears('Вопрос 1')
  await caller.presses('47')
  await caller.waits(3)
  caller.line.press('11')
  await caller.waits(0.2)
  expect(await server.gets('keys.pressed')).toMatchObject({ keys: '4711' })
})

test('a digit that a telephone dials four times by itself counts four times', async () => {
  const { server, caller } = await someoneCalls({ replies: wantFourDigits() })
  await caller.isListenedTo()
  caller.line.press('0000')
  await caller.waits(0.3)
  expect(await server.gets('keys.pressed')).toMatchObject({ keys: '0000' })
})

test('digits that reach the line one by one at the same moment, as clicks do, count each', async () => {
  const { server, caller } = await someoneCalls({ replies: wantFourDigits() })
  await caller.isListenedTo()
  for (const key of '1122') caller.line.press(key)
  await caller.waits(0.3)
  expect(await server.gets('keys.pressed')).toMatchObject({ keys: '1122' })
})

test('a digit that comes again after others counts again, however fast the keys are clicked', async () => {
  for (const keys of ['4064', '4331', '9539']) {
    const { server, caller } = await someoneCalls({ replies: wantFourDigits() })
    await caller.isListenedTo()
    for (const key of keys) caller.line.press(key)
    await caller.waits(0.5)
    expect(await server.gets('keys.pressed')).toMatchObject({ keys })
  }
})

test('a digit that a person presses twice on a line that repeats keys counts twice, and others once', async () => {
  const { server, caller } = await someoneCalls({ replies: wantFourDigits(), faults: { repeatKeys: 1 } })
  await caller.isListenedTo()
  await caller.presses('7007')
  await caller.waits(0.2)
  expect(await server.gets('keys.pressed')).toMatchObject({ keys: '7007' })
})

test('incomplete digits are sent four seconds after the last one', async () => {
  const { server, caller } = await someoneCalls({ replies: wantFourDigits() })
  await caller.isListenedTo()
  await caller.presses('47')
  await caller.waits(3.9)
  expect(server.events().some((event) => event.type === 'keys.pressed')).toBe(false)
  await caller.waits(0.2)
  expect(await server.gets('keys.pressed')).toMatchObject({ keys: '47' })
})

test('# ends the digits', async () => {
  const { server, caller } = await someoneCalls({ replies: wantFourDigits() })
  await caller.isListenedTo()
  await caller.presses('47#')
  expect(await server.gets('keys.pressed')).toMatchObject({ keys: '47' })
})

test('keys do not interrupt a farewell', async () => {
  const { caller } = await someoneCalls({
    replies: (event) => (event.type === 'keys.pressed' ? farewell(2) : question(1)),
    speech: (text) => (text === 'Прощайте' ? 'by hand' : 0),
  })
  await caller.isListenedTo()
  await caller.presses('1')
  await caller.hears('Прощайте')
  await caller.presses('1')
  expect(caller.line.isSpeaking).toBe(true)
  caller.line.finishSaying()
  await caller.isForgotten()
})

test('keys pressed while the server thinks do not answer the next question', async () => {
  const { server, telephone, caller } = await someoneCalls()
  await caller.isListenedTo()
  telephone.emulator.faults.requestDelayMs = 500
  await caller.presses('1')
  await telephone.clock.advance(0)
  caller.line.press('3')
  await telephone.clock.advance(600)
  await caller.hears('Вопрос 2')
  await telephone.clock.advance(0)
  expect(caller.line.isListening).toBe(true)
  expect(server.events().filter((event) => event.type === 'keys.pressed')).toHaveLength(1)
})

test('9 and # are one event in any turn: never call this number again', async () => {
  const { server, caller } = await someoneCalls()
  await caller.isListenedTo()
  await caller.presses('9')
  await caller.waits(1)
  caller.line.press('#')
  expect(await server.gets('keys.pressed')).toMatchObject({ turn: 1, keys: '9#' })
})
