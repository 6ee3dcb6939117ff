import { expect, test } from 'bun:test'
import { head, listenFor, openQuestion, pavelSpeaks, tail, talking, voice } from './interruptible.ts'
import { conversation } from './server.ts'
import { nobodyCalls, someoneCalls } from './set-up.ts'

test('an expected word in two interim results stops Pavel, and counts as the answer', async () => {
  const { caller, has, heard, server } = await pavelSpeaks(1.5)
  await has('это', 'это дедлайн')
  expect(caller.line.isSpeaking).toBe(true)
  await has('это дедлайн')
  expect(caller.line.isSpeaking).toBe(false)
  await caller.waits(1)
  await server.gets('speech.heard')
  expect(heard()).toMatchObject([{ turn: 1, text: 'это дедлайн', interrupted: 1 }])
})

test('several words, or a final result, stop him at once', async () => {
  for (const say of ['interim', 'final'] as const) {
    const { caller, telephone, has, hasFinally } = await pavelSpeaks(1.5)
    await (say === 'interim' ? has('пропустить ребус') : hasFinally('подсказка'))
    await telephone.clock.advance(1)
    expect(caller.line.isSpeaking).toBe(false)
  }
})

test('a phrase that costs something stops him like any other, and ends after the usual pause', async () => {
  const { caller, has, heard } = await pavelSpeaks(1.5, {}, { listen: { ...listenFor!, unhurried: ['пропустить ребус'] } })
  await has('пропустить ребус')
  expect(caller.line.isSpeaking).toBe(false)
  await caller.waits(0.8)
  expect(heard()).toEqual([])
  await caller.waits(0.2)
  await caller.hears(head)
  expect(heard()).toMatchObject([{ text: 'пропустить ребус', interrupted: 1 }])
})

test('one interim result that does not change for 300 ms is enough', async () => {
  const { caller, telephone, has } = await pavelSpeaks(1.5)
  await has('подсказка')
  await caller.waits(0.1)
  expect(caller.line.isSpeaking).toBe(true)
  await telephone.clock.advance(150)
  expect(caller.line.isSpeaking).toBe(false)
})

test('a single syllable that becomes another word does not stop him', async () => {
  const { caller, has } = await pavelSpeaks(1.5)
  await has('дым', 'дымка', 'дымка над')
  await caller.waits(2)
  expect(caller.line.isSpeaking).toBe(true)
})

test('other words do not stop him, and are no answer', async () => {
  const { caller, has, hasFinally, heard, server } = await pavelSpeaks(1.5)
  await has('алло', 'алло вы', 'алло вы слышите')
  await hasFinally('алло вы слышите')
  await caller.waits(8.5)
  expect(caller.line.isSpeaking).toBe(false)
  await caller.waits(1)
  expect(heard()).toEqual([])
  await caller.waits(8)
  await server.gets('silence')
})

test('he is deaf for the first second of a piece', async () => {
  const { caller, has, hasFinally, heard } = await pavelSpeaks(0.2)
  await has('дедлайн', 'дедлайн')
  await hasFinally('дедлайн')
  await caller.waits(5)
  expect(caller.line.isSpeaking).toBe(true)
  expect(heard()).toEqual([])
})

test('words that grow over the whole stream are cut where the deafness ended', async () => {
  const { caller, has, heard, server } = await pavelSpeaks(0.2)
  await has('это не дедлайн', 'это не дедлайн')
  await caller.waits(1)
  await has('это не дедлайн подсказка', 'это не дедлайн подсказка')
  await caller.waits(1)
  await server.gets('speech.heard')
  expect(heard()).toMatchObject([{ text: 'подсказка', interrupted: 1 }])
})

test('we are deaf for three seconds after our own call is picked up', async () => {
  const { telephone } = await nobodyCalls({
    replies: conversation(({ turn }) => openQuestion(turn, { pieces: [{ text: tail, isOpen: true }] })),
    speech: () => 10_000,
  })
  telephone.starts(JSON.stringify({ call: 'call-1', number: '+79161234567', from: '+74951234567' }))
  const caller = await telephone.rings()
  caller.answers()
  await caller.hears(tail)
  const { has } = talking(caller, telephone)
  await caller.waits(2.5)
  await has('дедлайн', 'дедлайн')
  await caller.waits(0.3)
  expect(caller.line.isSpeaking).toBe(true)
  await caller.waits(0.5)
  await has('подсказка', 'подсказка')
  expect(caller.line.isSpeaking).toBe(false)
})

test('a machine that says all it has to say in the first three seconds is heard, also over the protected piece', async () => {
  const pieces = [
    { text: head, isOpen: false },
    { text: tail, isOpen: true },
  ]
  const listen = { ...listenFor!, expected: ['оставьте сообщение'] }
  const { telephone, server } = await nobodyCalls({
    replies: conversation(({ turn }) => openQuestion(turn, { pieces, listen, voice: { ...voice, hearsAtOnce: true } })),
    speech: (text) => (text === head ? 2000 : 10_000),
  })
  telephone.starts(JSON.stringify({ call: 'call-1', number: '+79161234567', from: '+74951234567' }))
  const caller = await telephone.rings()
  caller.answers('machine')
  await caller.hears(head)
  const { hasFinally } = talking(caller, telephone)
  await caller.waits(1)
  await hasFinally('вас приветствует автоответчик оставьте сообщение')
  expect(caller.line.isSpeaking).toBe(true)
  await caller.waits(2.5)
  expect(await server.gets('speech.heard')).toMatchObject({ text: 'вас приветствует автоответчик оставьте сообщение' })
})

test('he is not deaf between two open pieces, and hears what is said in the gap', async () => {
  const pieces = [
    { text: 'Первый кусок.', isOpen: true },
    { text: 'Второй кусок.', isOpen: true },
  ]
  const { caller, telephone, server } = await someoneCalls({
    speech: () => 3000,
    replies: conversation(({ turn }) => openQuestion(turn, { pieces })),
  })
  await caller.hears('Первый')
  await caller.waits(2.9)
  const { has } = talking(caller, telephone)
  await has('дед', 'дедлайн', 'дедлайн')
  expect(caller.line).toMatchObject({ isSpeaking: false, said: ['Первый кусок.', 'Второй кусок.'] })
  await caller.waits(1)
  expect(await server.gets('speech.heard')).toMatchObject({ text: 'дедлайн', interrupted: 1 })
})

test('an echo of one open piece does not stop him two pieces later', async () => {
  const pieces = ['Скажите подсказка.', 'Второй кусок.', 'Третий кусок.'].map((text) => ({ text, isOpen: true }))
  const { caller, telephone, server } = await someoneCalls({
    speech: () => 3000,
    replies: conversation(({ turn }) => openQuestion(turn, { pieces })),
  })
  await caller.hears('Скажите')
  await caller.waits(2)
  const { hasFinally } = talking(caller, telephone)
  await hasFinally('скажите подсказка')
  await caller.waits(4.5)
  await hasFinally('третий')
  await caller.waits(1)
  expect(caller.line.isSpeaking).toBe(true)
  expect(server.events().some(({ type }) => type === 'speech.heard')).toBe(false)
})

test('his own words do not stop him, even with a wrong letter', async () => {
  const { caller, has, hasFinally, heard } = await pavelSpeaks(
    1.5,
    {},
    { listen: { ...listenFor!, expected: ['картинка', 'картинку'] } },
  )
  await has('следующую картинку', 'следуюшую картинку')
  await hasFinally('следующую картинку')
  await caller.waits(2)
  expect(caller.line.isSpeaking).toBe(true)
  expect(heard()).toEqual([])
})

test('an echo of the answer that he has just told does not stop him in the next piece', async () => {
  const pieces = [
    { text: 'Нет, это был дедлайн.', isOpen: false },
    { text: tail, isOpen: true },
  ]
  const { caller, server, telephone } = await someoneCalls({
    speech: (text) => (text.startsWith('Нет') ? 2000 : 10_000),
    replies: conversation(({ turn }) => openQuestion(turn, { pieces })),
  })
  await caller.hears('Нет, это был дедлайн.')
  await caller.waits(2)
  await caller.hears(tail)
  await caller.waits(1.2)
  const { has, hasFinally } = talking(caller, telephone)
  await has('дедлайн', 'дедлайн')
  await hasFinally('это был дедлайн')
  await caller.waits(1)
  expect(caller.line.isSpeaking).toBe(true)
  expect(server.events().some(({ type }) => type === 'speech.heard')).toBe(false)
})

test('the protected head is not interrupted, and nothing listens to it', async () => {
  const replies = conversation(({ turn }) => openQuestion(turn))
  const { caller } = await someoneCalls({ replies, speech: () => 10_000 })
  await caller.hears(head)
  await caller.waits(3)
  expect(caller.line.isListening).toBe(false)
  caller.line.say('подсказка')
  await caller.waits(1)
  expect(caller.line.isSpeaking).toBe(true)
})

test('keys interrupt the head at once', async () => {
  const replies = conversation(({ turn }) => openQuestion(turn))
  const { server, caller } = await someoneCalls({ replies, speech: () => 10_000 })
  await caller.hears(head)
  await caller.presses('2')
  expect(await server.gets('keys.pressed')).toMatchObject({ turn: 1, keys: '2' })
})

test('a key wins over words that have begun', async () => {
  const { caller, has, server, heard } = await pavelSpeaks(1.5)
  await has('подсказка', 'подсказка')
  await caller.presses('3')
  expect(await server.gets('keys.pressed')).toMatchObject({ turn: 1, keys: '3' })
  await caller.waits(3)
  expect(heard()).toEqual([])
})

test('what is taken back was no interruption: the piece is said again, and only the piece', async () => {
  const { caller, has, hasFinally, heard } = await pavelSpeaks(1.5)
  await has('дедлайн', 'дедлайн')
  expect(caller.line.isSpeaking).toBe(false)
  await hasFinally('')
  await caller.waits(2.1)
  expect(caller.line.said).toEqual([head, `${tail} 1`, `${tail} 1`])
  expect(caller.line.isSpeaking).toBe(true)
  expect(heard()).toEqual([])
})

test('a phrase that ends as something else is no interruption either', async () => {
  const { caller, has, hasFinally, heard } = await pavelSpeaks(1.5)
  await has('дедлайн', 'дедлайн')
  await hasFinally('дед лает')
  await caller.waits(0.1)
  expect(caller.line.said.slice(2)).toEqual([`${tail} 1`])
  expect(heard()).toEqual([])
})

test('somebody who talks on and on about something else keeps him silent for two seconds', async () => {
  const { caller, has, heard } = await pavelSpeaks(1.5)
  await has('дедлайн', 'дедлайн')
  expect(caller.line.isSpeaking).toBe(false)
  for (const word of ['дед', 'лает', 'и', 'вчера', 'лаял', 'на']) {
    await has(`дед лает ${word}`)
    await caller.waits(0.3)
  }
  expect(caller.line.isSpeaking).toBe(true)
  expect(caller.line.said.slice(2)).toEqual([`${tail} 1`])
  expect(heard()).toEqual([])
})

test('a voice without words keeps him silent no longer, after what had stopped him was taken back', async () => {
  const { caller, has } = await pavelSpeaks(1.5)
  await has('дедлайн', 'дедлайн', '')
  caller.line.speak('')
  await caller.waits(2.1)
  expect(caller.line.isSpeaking).toBe(true)
})

test('after two such stops voices interrupt no more in this call, but keys do', async () => {
  const { caller, has, hasFinally, server } = await pavelSpeaks(1.5)
  for (let times = 0; times < 2; times += 1) {
    await has('дедлайн', 'дедлайн')
    expect(caller.line.isSpeaking).toBe(false)
    await hasFinally('')
    await caller.waits(4)
    expect(caller.line.isSpeaking).toBe(true)
  }
  expect(caller.line.isListening).toBe(false)
  caller.line.say('подсказка')
  await caller.waits(1)
  expect(caller.line.isSpeaking).toBe(true)
  await caller.presses('2')
  await server.gets('keys.pressed')
})

test('the piece that is said again can be answered afterwards as usual', async () => {
  const { caller, has, hasFinally, heard, server } = await pavelSpeaks(1.5)
  await has('дедлайн', 'дедлайн')
  await hasFinally('')
  await caller.waits(12.5)
  expect(caller.line.isSpeaking).toBe(false)
  await caller.waits(2)
  await hasFinally('колл центр')
  await server.gets('speech.heard')
  expect(heard()).toMatchObject([{ turn: 1, text: 'колл центр' }])
  expect(heard()[0]).not.toHaveProperty('interrupted')
})

test('one recogniser hears the words that begin in the piece and end after it', async () => {
  const { caller, has, heard } = await pavelSpeaks(9.8)
  let recognisers = 0
  caller.line.listen(({ type }) => void (recognisers += type === 'listened' ? 1 : 0))
  await has('дедлайн')
  await caller.waits(0.2)
  expect(caller.line.isSpeaking).toBe(false)
  await has('дедлайн')
  await caller.waits(1)
  await caller.hears(head)
  expect(recognisers).toBe(0)
  expect(heard()).toMatchObject([{ text: 'дедлайн' }])
})

test('without the setting he listens only when he has spoken, as before', async () => {
  const { caller } = await pavelSpeaks(1.5, {}, { voice: { ...openQuestion(1).voice, isInterruptible: false } })
  expect(caller.line.isListening).toBe(false)
})

test('he counts the answer also where he cannot be silenced, and says nothing twice', async () => {
  const { caller, has, server, heard } = await pavelSpeaks(1.5, { unknowns: { stopsSay: false } })
  await has('подсказка', 'подсказка')
  await caller.waits(1)
  await server.gets('speech.heard')
  expect(heard()).toMatchObject([{ text: 'подсказка', interrupted: 1 }])
  await caller.hears(`${head}`)
  await caller.waits(1)
  expect(caller.line.error).toBeNull()
})

test('a final result that stops him is as sure as the recogniser says', async () => {
  const { hasFinally, caller, server } = await pavelSpeaks(1.5)
  await hasFinally('подсказка', 0.8)
  await caller.waits(0.5)
  expect(await server.gets('speech.heard')).toMatchObject({ confidence: 0.8, interrupted: 1 })
})

test('what was said over him is over as soon after its last word as any other answer', async () => {
  const { has, caller, telephone, server } = await pavelSpeaks(1.5)
  await has('подсказка')
  await telephone.clock.advance(310)
  await server.gets('speech.heard')
  expect(caller.line.error).toBeNull()
})

test('the end of the call tells how often he was stopped, and how fast', async () => {
  const { caller, has, hasFinally, server } = await pavelSpeaks(1.5)
  await has('дедлайн', 'дедлайн')
  await hasFinally('')
  await caller.waits(4)
  await has('следующую картинку')
  await has('пропустить ребус')
  caller.hangsUp()
  const ended = await server.gets('call.ended')
  expect(ended).toMatchObject({ interruptions: { stops: 2, saidAgain: 1, echoes: 1, longestStopMs: 100 } })
})

test('a call in which nobody spoke over him reports nothing of the kind', async () => {
  const { caller, server } = await pavelSpeaks(1.5)
  caller.hangsUp()
  expect(await server.gets('call.ended')).not.toHaveProperty('interruptions')
})
