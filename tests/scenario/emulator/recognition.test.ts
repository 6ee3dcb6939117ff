import { expect, test } from 'bun:test'
import { complaintInCall, runInCall } from './tiny.ts'

const recognise = `
  const asr = VoxEngine.createASR(ask())
  asr.addEventListener(ASREvents.InterimResult, e => log('interim ' + e.text))
  asr.addEventListener(ASREvents.Result, e => log(e.text + ' ' + e.confidence))
  asr.addEventListener(ASREvents.ASRError, e => log('error ' + e.error))
  call.sendMediaTo(asr)`

const goesOn = recognise.replace('ask()', '{ ...ask(), singleUtterance: false }')

test('speech gives an interim result and then a final one, and recognition goes on', async () => {
  const { line, clock, events } = await runInCall(goesOn)
  line.say('раз')
  line.say('два', { confidence: 80 })
  await clock.advance(0)
  expect(line.log).toEqual(['interim раз', 'раз 0.9', 'interim два', 'два 80'])
  expect(line.isListening).toBe(true)
  expect(events).toEqual(['ringing', 'answered', 'listened', 'heard', 'heard', 'heard', 'heard'])
})

test('with singleUtterance the first utterance is all that a recogniser tells, even if it was a cough', async () => {
  const { line, clock } = await runInCall(recognise)
  line.say('')
  line.say('два')
  await clock.advance(10_000)
  expect(line.log).toEqual([' 0'])
  expect(line.isListening).toBe(true)
})

test('silence gives no results', async () => {
  const { line, clock } = await runInCall(recognise)
  await clock.advance(10 * 60_000)
  expect(line.log).toEqual([])
})

test('noise gives an empty text with zero confidence', async () => {
  const { line, clock } = await runInCall(recognise)
  line.say('')
  await clock.advance(0)
  expect(line.log).toEqual([' 0'])
})

test('speech while nothing listens is lost', async () => {
  const { line, clock } = await runInCall(`${recognise}; call.stopMediaTo(asr)`)
  line.say('раз')
  await clock.advance(0)
  expect(line.log).toEqual([])
  expect(line.isListening).toBe(false)
})

test('a late result arrives even after stop()', async () => {
  const { line, clock } = await runInCall(`${recognise}; setTimeout(() => asr.stop(), 1000)`, { faults: { lateResultMs: 2000 } })
  line.say('раз')
  await clock.advance(1500)
  expect(line.log).toEqual(['interim раз'])
  await clock.advance(1000)
  expect(line.log).toEqual(['interim раз', 'раз 0.9'])
})

test('a failing recogniser fires ASRError', async () => {
  const { line, clock } = await runInCall(recognise)
  line.failRecognition('quota')
  await clock.advance(0)
  expect(line.log).toEqual(['error quota'])
})

test('YandexV3 gives no interim results even when asked for them', async () => {
  const { line, clock } = await runInCall(recognise.replace('ask()', '{ ...ask(), profile: ASRProfileList.YandexV3.ru_RU }'))
  line.say('раз')
  await clock.advance(0)
  expect(line.log).toEqual(['раз 0.9'])
})

test.each([
  ['VoxEngine.createASR({ ...ask(), language: "ru" })', 'choose a profile'],
  ['VoxEngine.createASR({ ...ask(), timeout: 5 })', 'the no-input timer is yours'],
  ['VoxEngine.createASR({ ...ask(), profile: "ru_RU" })', 'member of ASRProfileList'],
  ['VoxEngine.createASR({ ...ask(), singleUtterance: undefined })', 'pass singleUtterance'],
  ['VoxEngine.createASR({ ...ask(), phraseHints: "да" })', 'array of strings'],
  ['const asr = VoxEngine.createASR(ask()); asr.stop(); asr.stop()', 'this ASR is stopped'],
  ['const asr = VoxEngine.createASR(ask()); asr.stop(); call.sendMediaTo(asr)', 'this ASR is stopped'],
  ['call.sendMediaTo({})', 'knows only an ASR'],
])('%s is refused', async (code, sentence) => {
  expect(await complaintInCall(code)).toContain(sentence)
})
