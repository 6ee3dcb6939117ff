import { expect, test } from 'bun:test'
import type { Turn } from '../../../scenario/protocol.ts'
import { conversation, question } from './server.ts'
import { someoneCalls } from './set-up.ts'

test('the scenario reports silence after the seconds that the turn names, not before', async () => {
  const { server, caller } = await someoneCalls()
  await caller.isListenedTo()
  await caller.waits(7.9)
  expect(server.events().some((event) => event.type === 'silence')).toBe(false)
  await caller.waits(0.2)
  expect(await server.gets('silence')).toMatchObject({ turn: 1 })
})

test('noise, an empty text and zero confidence count as silence', async () => {
  const { server, caller } = await someoneCalls()
  await caller.says('')
  await caller.says('хрр', { confidence: 0 })
  await server.gets('silence', 2)
  expect(server.events().some((event) => event.type === 'speech.heard')).toBe(false)
})

test('a confidence out of a hundred becomes one out of one', async () => {
  const { server, caller } = await someoneCalls()
  await caller.says('дедлайн', { confidence: 73 })
  expect(await server.gets('speech.heard')).toMatchObject({ confidence: 0.73 })
})

test('without a final result, the last interim one counts after a second', async () => {
  const { server, caller } = await someoneCalls()
  await caller.isListenedTo()
  caller.line.say('колл', { final: false })
  await caller.waits(0.9)
  caller.line.say('колл-центр', { final: false })
  await caller.waits(0.9)
  expect(server.events().some((event) => event.type === 'speech.heard')).toBe(false)
  await caller.waits(0.2)
  expect(await server.gets('speech.heard')).toMatchObject({ text: 'колл-центр' })
})

test('a final result that comes late does not answer the next question', async () => {
  const { server, caller } = await someoneCalls({ faults: { lateResultMs: 2000 } })
  await caller.says('первый')
  await caller.hears('Вопрос 2')
  await caller.isListenedTo()
  await caller.waits(3)
  expect(caller.line.isListening).toBe(true)
  expect(server.events().filter((event) => event.type === 'speech.heard')).toHaveLength(1)
})

test('the scenario waits for a recogniser without interim results', async () => {
  const voice = { ...question(1).voice, recogniser: 'YandexV3.ru_RU' }
  const replies = conversation((turn) => ({ ...turn, voice }))
  const { server, caller } = await someoneCalls({ replies, faults: { lateResultMs: 2000 } })
  await caller.says('дедлайн')
  expect(await server.gets('speech.heard')).toMatchObject({ text: 'дедлайн', confidence: 0.9 })
})

test('no timer of one question fires in the next', async () => {
  const { server, caller } = await someoneCalls()
  await caller.isListenedTo()
  await caller.waits(7)
  await caller.says('первый')
  await caller.hears('Вопрос 2')
  await caller.isListenedTo()
  await caller.waits(7)
  expect(caller.line.isListening).toBe(true)
  expect(server.events().some((event) => event.type === 'silence')).toBe(false)
})

test('three silences are three events of three turns', async () => {
  const { server, caller } = await someoneCalls()
  for (const turn of [1, 2, 3]) {
    await caller.staysSilent()
    expect(await server.gets('silence', turn)).toMatchObject({ turn })
  }
})

test('a misheard phrase is reported as it was heard', async () => {
  const { server, caller } = await someoneCalls({ faults: { mishear: 1 }, random: () => 0 })
  await caller.says('дедлайн')
  const heard = await server.gets('speech.heard')
  expect(heard).toHaveProperty('text', expect.not.stringContaining('дедлайн'))
})

test('keys still work after the recogniser has failed', async () => {
  const { server, caller } = await someoneCalls()
  await caller.isListenedTo()
  caller.line.failRecognition('quota')
  await caller.presses('2')
  expect(await server.gets('keys.pressed')).toMatchObject({ keys: '2' })
  expect(caller.line.log).toContain('the recogniser failed: quota')
})

test('the hints of the turn reach the recogniser', async () => {
  const hints: Turn['listen'] = { seconds: 8, hints: ['повтори', 'подсказка'], keys: 1 }
  const { caller } = await someoneCalls({ replies: conversation((turn) => ({ ...turn, listen: hints })) })
  await caller.isListenedTo()
  expect(caller.line.hints).toEqual(['повтори', 'подсказка'])
})
