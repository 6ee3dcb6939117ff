import { expect, test } from 'bun:test'
import { complaint, complaintInCall, on, runInCall } from './tiny.ts'

const logEnds = 'call.addEventListener(CallEvents.PlaybackFinished, e => log("finished " + (e.error || "")))'

test('a phrase takes its time and reports its end', async () => {
  const { line, clock, events } = await runInCall(`${logEnds}; call.say('Привет', { voice })`, { speech: () => 1000 })
  expect(line.isSpeaking).toBe(true)
  await clock.advance(1000)
  expect(line.isSpeaking).toBe(false)
  expect(line.log).toEqual(['finished '])
  expect(events).toEqual(['ringing', 'answered', 'said', 'fell silent'])
})

test('a new phrase replaces the old one, and only one end is reported', async () => {
  const sayBoth = "call.say('раз', { voice }); call.say('два', { voice })"
  const { line, clock } = await runInCall(`${logEnds}; ${sayBoth}`, { speech: () => 1000 })
  await clock.advance(5000)
  expect(line.said).toEqual(['раз', 'два'])
  expect(line.log).toEqual(['finished '])
})

test('a stopped phrase never reports its end', async () => {
  const { line, clock } = await runInCall(`${logEnds}; call.say('раз', { voice }); call.stopPlayback()`, { speech: () => 1000 })
  await clock.advance(5000)
  expect(line.log).toEqual([])
})

test('a phrase of more than 1,500 characters, or one that the voice cannot say, ends with an error', async () => {
  const { line } = await runInCall(`${logEnds}; call.say('x'.repeat(1501), { voice })`)
  expect(line.said).toEqual([])
  expect(line.log.join()).toMatch(/^finished .*1500/)
  const failed = await runInCall(`${logEnds}; call.say('x', { voice })`, { speech: () => 'fails' })
  expect(failed.line.log.join()).toMatch(/^finished 400/)
})

test.each([
  ["call.say('x', { language: voice })", 'the key is called voice'],
  ["call.say('x')", 'English voice'],
  ["call.say('x', { voice: 'ru_RU' })", 'member of VoiceList'],
  ["call.say('', { voice })", 'takes a text'],
])('%s is refused', async (code, sentence) => {
  expect(await complaintInCall(code)).toContain(sentence)
})

test('say() needs an answered call', async () => {
  const say = 'event.call.say("x", { voice: VoiceList.Default.ru_RU_Male })'
  expect(await complaint(on('CallAlerting', say))).toContain('needs an answered call')
})

test('keys fire events only after handleTones(true)', async () => {
  const tones = 'call.addEventListener(CallEvents.ToneReceived, e => log(e.tone))'
  const deaf = await runInCall(tones)
  deaf.line.press('1')
  await deaf.clock.advance(0)
  expect(deaf.line.log).toEqual([])
  const { line, clock } = await runInCall(`${tones}; call.handleTones(true)`)
  line.press('1*#')
  await clock.advance(0)
  expect(line.log).toEqual(['1', '*', '#'])
  expect(() => line.press('A')).toThrow('no such keys')
})
