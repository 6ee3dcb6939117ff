import { expect, test } from 'bun:test'
import type { LineEvent } from '../../../scenario/emulator/telephone-line.ts'
import { type Tiny, runInCall } from './tiny.ts'

/** A recogniser that goes on after an utterance, is not connected yet, and notes what it tells and when. */
const recogniser = `
  const startedAt = Date.now()
  const note = what => log((Date.now() - startedAt) + ' ' + what)
  const asr = VoxEngine.createASR({ ...ask(), singleUtterance: false })
  asr.addEventListener(ASREvents.CaptureStarted, () => note('capture'))
  asr.addEventListener(ASREvents.SpeechCaptured, () => note('captured'))
  asr.addEventListener(ASREvents.InterimResult, e => note(e.text))
  asr.addEventListener(ASREvents.Result, e => note(e.text + ' ' + e.confidence));`
const recognise = `${recogniser} call.sendMediaTo(asr);`

const eventsOf = ({ line }: Tiny): LineEvent[] => {
  const events: LineEvent[] = []
  line.listen((event) => void events.push(event))
  return events
}

test('speech grows word by word, and a final result follows the silence after the last word', async () => {
  const tiny = await runInCall(recognise)
  const events = eventsOf(tiny)
  tiny.line.speak('серый слон', { confidence: 0.8, msPerWord: 400 })
  await tiny.clock.advance(3000)
  expect(tiny.line.log).toEqual(['0 capture', '400 серый', '800 серый слон', '1500 captured', '1500 серый слон 0.8'])
  expect(events).toEqual([
    { type: 'heard', text: 'серый', isFinal: false },
    { type: 'heard', text: 'серый слон', isFinal: false },
    { type: 'spoke', text: 'серый слон' },
    { type: 'heard', text: 'серый слон', isFinal: true },
  ])
})

test('interim results are late by their lag, and final ones by both delays, which can change during a call', async () => {
  const { line, clock, emulator } = await runInCall(recognise, { faults: { interimLagMs: 300 } })
  emulator.faults.lateResultMs = 2000
  line.speak('слон', { msPerWord: 500 })
  await clock.advance(5000)
  expect(line.log).toEqual(['0 capture', '800 слон', '1200 captured', '3500 слон 0.9'])
})

test('words are heard only by a recogniser that is connected while they are said, and none is kept', async () => {
  const { line, clock } = await runInCall(`${recogniser}
    setTimeout(() => call.sendMediaTo(asr), 500)
    setTimeout(() => call.stopMediaTo(asr), 1700)`)
  line.speak('раз два три четыре пять', { msPerWord: 400 })
  await clock.advance(10_000)
  expect(line.log).toEqual(['500 capture', '1200 три', '1600 три четыре', '2400 captured', '2400 три четыре 0.9'])
})

test('words that are said while nothing listens are lost', async () => {
  const { line, clock } = await runInCall(`${recogniser} setTimeout(() => call.sendMediaTo(asr), 2000)`)
  line.speak('пингвин')
  await clock.advance(10_000)
  expect(line.log).toEqual([])
})

test('a short pause inside a phrase does not end it, a long one does', async () => {
  const { line, clock } = await runInCall(recognise)
  line.speak('белый', { msPerWord: 400 })
  await clock.advance(900)
  line.speak('медведь', { msPerWord: 400 })
  await clock.advance(2000)
  line.speak('да', { msPerWord: 400 })
  await clock.advance(2000)
  const results = line.log.filter((entry) => entry.endsWith('0.9'))
  expect(results).toEqual(['2000 белый медведь 0.9', '4000 да 0.9'])
})

test('what is said during earlier speech follows it', async () => {
  const { line, clock } = await runInCall(recognise)
  line.speak('раз', { msPerWord: 400 })
  line.speak('два', { msPerWord: 400 })
  await clock.advance(5000)
  expect(line.log).toEqual(['0 capture', '400 раз', '800 раз два', '1500 captured', '1500 раз два 0.9'])
})

test('a cough is a voice without words, and uses up a recogniser of one utterance', async () => {
  const { line, clock } = await runInCall(recognise.replace('singleUtterance: false', 'singleUtterance: true'))
  line.speak('', { msPerWord: 200 })
  await clock.advance(2000)
  line.speak('слон')
  await clock.advance(5000)
  expect(line.log).toEqual(['0 capture', '900 captured', '900  0'])
})

test('two recognisers hear the same words', async () => {
  const { line, clock } = await runInCall(`
    for (const name of ['one', 'other']) {
      const asr = VoxEngine.createASR(ask())
      asr.addEventListener(ASREvents.Result, e => log(name + ' ' + e.text))
      call.sendMediaTo(asr)
    }`)
  line.speak('слон')
  await clock.advance(3000)
  expect(line.log).toEqual(['one слон', 'other слон'])
})

test('a person who hangs up, or whose line fails, says no more', async () => {
  for (const ends of ['hangUp', 'drop'] as const) {
    const tiny = await runInCall(recognise)
    const events = eventsOf(tiny)
    tiny.line.speak('раз два три', { msPerWord: 400 })
    await tiny.clock.advance(500)
    tiny.line[ends]()
    await tiny.clock.advance(5000)
    expect(tiny.line.log).not.toContain('800 раз два')
    expect(events.map(({ type }) => type)).not.toContain('spoke')
  }
})

test('nobody is heard before the call is answered', async () => {
  const { line, clock } = await runInCall(`${recognise} log('answered')`)
  line.hangUp()
  line.speak('раз')
  await clock.advance(1000)
  expect(line.log).toEqual(['answered'])
})

test('a misheard utterance is garbled in every result alike', async () => {
  const { line, clock } = await runInCall(recognise, { faults: { mishear: 1 }, random: () => 0.5 })
  line.speak('слон', { msPerWord: 400 })
  await clock.advance(3000)
  expect(line.log).toEqual(['0 capture', '400 лсон', '1100 captured', '1100 лсон 0.9'])
})
