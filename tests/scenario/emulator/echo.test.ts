import { expect, test } from 'bun:test'
import type { EmulatorOptions } from '../../../scenario/emulator/emulator.ts'
import { runInCall } from './tiny.ts'

/** Pavel says three words, 400 ms each, while a recogniser listens. */
const speak = `
  const startedAt = Date.now()
  const asr = VoxEngine.createASR({ ...ask(), singleUtterance: false })
  asr.addEventListener(ASREvents.InterimResult, e => log((Date.now() - startedAt) + ' ' + e.text))
  asr.addEventListener(ASREvents.Result, e => log('final ' + e.text + ' ' + e.confidence))
  call.sendMediaTo(asr)
  call.say('это твой ход', { voice });`
const speech = () => 1300

const run = (faults: EmulatorOptions['faults'], script = speak, random = () => 0.5) =>
  runInCall(script, { speech, faults, random })

/** Random numbers of a fixed sequence, evenly spread. */
function spread(): () => number {
  let seed = 7
  return () => {
    seed = (seed * 16807) % 2147483647
    return seed / 2147483647
  }
}

test('without an echo a recogniser that listens while Pavel speaks hears nothing', async () => {
  const { line, clock } = await run({})
  await clock.advance(5000)
  expect(line.log).toEqual([])
})

test('his words come back after the delay, at the pace in which he says them', async () => {
  const { line, clock } = await run({ echo: 1, echoMs: 300 })
  await clock.advance(5000)
  expect(line.log).toEqual(['700 это', '1200 это твой', '1600 это твой ход', 'final это твой ход 0.5'])
})

test('what he has not said does not come back, and what he has said does', async () => {
  const { line, clock } = await run({ echo: 1, echoMs: 300 }, `${speak} setTimeout(() => call.stopPlayback(), 450)`)
  await clock.advance(5000)
  expect(line.log).toEqual(['700 это', '1200 это твой', 'final это твой 0.5'])
})

test('of a quiet echo words are missing and others are wrong, and it can become louder during a call', async () => {
  const { line, clock, emulator } = await run(
    { echo: 0.6, echoMs: 100 },
    speak.replace('это твой ход', 'слово '.repeat(60)),
    spread(),
  )
  const words = () =>
    line.log
      .at(-1)
      ?.replace(/^final | 0\.5$/g, '')
      .split(' ') ?? []
  await clock.advance(5000)
  expect(words().length).toBeGreaterThan(20)
  expect(words().length).toBeLessThan(50)
  const right = words().filter((word) => word === 'слово').length
  expect(right).toBeGreaterThan(8)
  expect(right).toBeLessThan(words().length - 4)
  for (const word of words()) expect(Array.from(word).toSorted()).toEqual(Array.from('слово').toSorted())
  emulator.faults.echo = 0
  const before = line.log.length
  await clock.advance(5000)
  expect(line.log.length).toBe(before)
})

test('a phrase that takes no time has no echo, and one that ends by hand has the pace of 65 ms a letter', async () => {
  const instant = await runInCall(speak, { speech: () => 0, faults: { echo: 1 } })
  await instant.clock.advance(5000)
  expect(instant.line.log).toEqual([])
  const { line, clock } = await runInCall(speak, { speech: () => 'by hand', faults: { echo: 1, echoMs: 0 } })
  await clock.advance(5000)
  expect(line.log.slice(0, 3)).toEqual(['260 это', '585 это твой', '845 это твой ход'])
})

test('the caller speaks over Pavel, whose echo gets in between the words', async () => {
  const { line, clock } = await run({ echo: 1, echoMs: 50 })
  line.speak('кот слон', { msPerWord: 500 })
  await clock.advance(5000)
  expect(line.log.slice(0, 5)).toEqual([
    '450 это',
    '500 это кот',
    '950 это кот твой',
    '1000 это кот твой слон',
    '1350 это кот твой слон ход',
  ])
})

test('a phrase that is being synthesised is not heard yet, and begins after that time', async () => {
  const watch = `
    const startedAt = Date.now()
    for (const name of ['PlaybackStarted', 'PlaybackFinished'])
      call.addEventListener(CallEvents[name], () => log((Date.now() - startedAt) + ' ' + name));`
  const { line, clock } = await runInCall(`${watch} call.say('Привет', { voice })`, {
    speech: () => 1000,
    faults: { synthesisMs: 200 },
  })
  expect(line.isSpeaking).toBe(false)
  await clock.advance(199)
  expect(line.said).toEqual([])
  await clock.advance(1)
  expect(line.said).toEqual(['Привет'])
  expect(line.isSpeaking).toBe(true)
  await clock.advance(2000)
  expect(line.log).toEqual(['200 PlaybackStarted', '1200 PlaybackFinished'])
})

test('a phrase that is stopped or replaced while it is being synthesised is never heard', async () => {
  const options = { speech: () => 1000, faults: { synthesisMs: 200 } }
  const stopped = await runInCall("call.say('раз', { voice }); setTimeout(() => call.stopPlayback(), 100)", options)
  await stopped.clock.advance(3000)
  expect(stopped.line.said).toEqual([])
  const replaced = await runInCall("call.say('раз', { voice }); setTimeout(() => call.say('два', { voice }), 100)", options)
  await replaced.clock.advance(3000)
  expect(replaced.line.said).toEqual(['два'])
  expect(replaced.events).not.toContain('failed')
})

test('a line can repeat keys, sooner than anybody presses one twice, and in another way', async () => {
  const tones = `
    const startedAt = Date.now()
    call.addEventListener(CallEvents.ToneReceived, e => log((Date.now() - startedAt) + ' ' + e.tone + ' ' + e.type)); call.handleTones(true)`
  const { line, clock, emulator } = await runInCall(tones, { faults: { repeatKeys: 1 } })
  line.press('4')
  await clock.advance(500)
  line.press('2')
  await clock.advance(500)
  emulator.faults.repeatKeys = 0
  line.press('7')
  await clock.advance(500)
  expect(line.log).toEqual(['0 4 1', '40 4 1', '120 4 2', '500 2 1', '540 2 1', '620 2 2', '1000 7 1'])
})
