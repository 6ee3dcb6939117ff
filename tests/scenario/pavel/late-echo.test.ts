import { expect, test } from 'bun:test'
import { eventsOf, listenFor, openQuestion, talking } from './interruptible.ts'
import { conversation } from './server.ts'
import { someoneCalls } from './set-up.ts'

/** Pavel has just said `said`, in an open piece of three seconds. `echo`: what came back of it while he spoke. */
async function pavelHasNamed(said: string, echo = '') {
  const pieces = [{ text: said, isOpen: true }]
  const listen = { ...listenFor!, expected: ['дальше', 'подсказка'] }
  const replies = conversation(({ turn }) => openQuestion(turn, { pieces, listen }))
  const stage = await someoneCalls({ speech: () => 3000, replies })
  await stage.caller.hears(said)
  const says = talking(stage.caller, stage.telephone)
  await stage.caller.waits(2)
  if (echo) await says.has(echo)
  await stage.caller.waits(echo ? 0.9 : 1)
  expect(stage.caller.line.isSpeaking).toBe(false)
  return { ...stage, ...says, heard: () => eventsOf('speech.heard', stage.server.events()) }
}

test('a command that he has just named is heard at once on a line without an echo', async () => {
  const { caller, server, telephone, has } = await pavelHasNamed('Скажите: дальше')
  await telephone.clock.advance(500)
  await has('дальше')
  await caller.waits(0.5)
  expect(await server.gets('speech.heard')).toMatchObject({ turn: 1, text: 'дальше' })
})

test('the same word is his echo on a line that has shown one, also by a part of what was heard', async () => {
  const { caller, telephone, has, heard, hasFinally } = await pavelHasNamed('Если трудно, скажите: дальше', 'алло трудно')
  await telephone.clock.advance(500)
  await has('дальше')
  await hasFinally('дальше')
  await caller.waits(1)
  expect(heard()).toEqual([])
})

test('two of his last words in order are his echo on any line', async () => {
  const { caller, telephone, has, heard } = await pavelHasNamed('Если трудно, скажите: дальше')
  await telephone.clock.advance(300)
  await has('скажите', 'скажите дальше')
  await caller.waits(1)
  expect(heard()).toEqual([])
})

test('a command said over the piece that names it is no sign of an echo', async () => {
  const { caller, server, telephone, has } = await pavelHasNamed('Скажите: дальше', 'дальше')
  await telephone.clock.advance(500)
  await has('дальше дальше')
  await caller.waits(0.5)
  expect(await server.gets('speech.heard')).toMatchObject({ turn: 1 })
})

test('the first echo of a call that is just that command is taken for it, and shows nothing by itself', async () => {
  const { caller, server, telephone, has } = await pavelHasNamed('Скажите: подсказка')
  await telephone.clock.advance(300)
  await has('подсказка')
  await caller.waits(0.5)
  expect(await server.gets('speech.heard')).toMatchObject({ turn: 1, text: 'подсказка' })
})

test('he does not answer himself for ever, where nothing but that command ever comes back', async () => {
  const { caller, server, telephone, has, heard } = await pavelHasNamed('Скажите: подсказка')
  await telephone.clock.advance(300)
  await has('подсказка')
  await caller.waits(0.5)
  await server.gets('speech.heard')
  await caller.hears('Скажите: подсказка')
  await caller.waits(3.1)
  expect(caller.line.isSpeaking).toBe(false)
  await telephone.clock.advance(300)
  await has('подсказка')
  await caller.waits(2)
  expect(heard()).toHaveLength(1)
})
