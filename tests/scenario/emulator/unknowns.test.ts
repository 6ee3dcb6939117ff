import { expect, test } from 'bun:test'
import { createEmulator } from '../../../scenario/emulator/emulator.ts'
import type { Unknowns } from '../../../scenario/emulator/unknowns.ts'
import { HandClock } from '../../cast/hand-clock.ts'
import { on, run, runInCall, start } from './tiny.ts'

const logOf = async (script: string, unknowns: Partial<Unknowns>) => (await run(script, { unknowns })).line.log

test('a digest can be written in any of four ways', async () => {
  const digest = async (digests: Unknowns['digests']) => (await logOf('Logger.write(Crypto.sha256("abc"))', { digests }))[0] ?? ''
  expect(await digest('hex')).toStartWith('ba7816bf')
  expect(await digest('HEX')).toStartWith('BA7816BF')
  expect(await digest('base64')).toStartWith('ungWv48B')
  expect(await digest('binary')).toStartWith('\xba\x78\x16\xbf')
  expect(await digest('binary')).toHaveLength(32)
})

test.each([
  ['as given', '+79161234567', '78001234567'],
  ['digits', '79161234567', '78001234567'],
  ['plus', '+79161234567', '+78001234567'],
  ['eight', '89161234567', '88001234567'],
  ['national', '9161234567', '8001234567'],
] as const)('numbers are written %s', async (form, callerid, destination) => {
  const clock = new HandClock()
  const script = on('CallAlerting', 'Logger.write(event.callerid + " " + event.destination + " " + event.call.callerid())')
  const emulator = createEmulator({ script, secrets: {}, clock, unknowns: { callerForm: form, calledForm: form } })
  const { log } = emulator.dial({ caller: '+79161234567', called: '78001234567' })
  await clock.advance(0)
  expect(log).toEqual([`${callerid} ${destination} ${callerid}`])
})

test('a hidden number is a word, an empty text or undefined', async () => {
  const clock = new HandClock()
  const script = on('CallAlerting', 'Logger.write(String(event.callerid))')
  const emulator = createEmulator({ script, secrets: {}, clock })
  for (const [hidden, callerid] of [
    ['anonymous', 'anonymous'],
    ['', ''],
    [null, 'undefined'],
  ] as const) {
    emulator.unknowns.hidden = hidden
    const { log } = emulator.dial({ caller: null, called: '78001234567' })
    await clock.advance(0)
    expect(log).toEqual([callerid])
  }
})

const saying = `
  call.addEventListener(CallEvents.PlaybackFinished, e => log('finished ' + (e.error || '')))
  call.addEventListener(CallEvents.Disconnected, () => log('Disconnected'))
  call.say('раз', { voice })`

test('a replaced phrase can report its end', async () => {
  const options = { speech: () => 1000, unknowns: { replacedPhraseFinishes: true } }
  const { line, clock } = await runInCall(`${saying}; call.say('два', { voice })`, options)
  expect(line.log).toEqual(['finished '])
  await clock.advance(1000)
  expect(line.log).toEqual(['finished ', 'finished '])
})

test.each([
  ['never', ['Disconnected']],
  ['before Disconnected', ['finished ', 'Disconnected']],
  ['after Disconnected', ['Disconnected', 'finished ']],
] as const)('a phrase cut short by a hang-up reports its end: %s', async (hangUpFinishesPhrase, log) => {
  const { line, clock } = await runInCall(saying, { speech: () => 1000, unknowns: { hangUpFinishesPhrase } })
  line.hangUp()
  await clock.advance(0)
  expect(line.log).toEqual([...log])
})

test('the players of a session can run out, counted over all its calls', async () => {
  const { line } = await runInCall(`${saying}; call.say('два', { voice })`, { unknowns: { mostPhrases: 1 } })
  expect(line.said).toEqual(['раз'])
  expect(line.log.join()).toContain('used up')
})

const recognise = `
  const asr = VoxEngine.createASR(ask())
  asr.addEventListener(ASREvents.CaptureStarted, () => log('capture'))
  asr.addEventListener(ASREvents.InterimResult, e => log('interim ' + e.text))
  asr.addEventListener(ASREvents.Result, e => log([e.text, e.transcript, e.confidence].join()))
  call.sendMediaTo(asr)`

test.each([
  [{}, ['capture', 'interim раз', 'раз,,0.9']],
  [{ confidenceScale: 100 }, ['capture', 'interim раз', 'раз,,90']],
  [{ resultField: 'transcript' }, ['capture', 'interim раз', ',раз,0.9']],
  [{ speechEvents: 'capture after interim' }, ['interim раз', 'capture', 'раз,,0.9']],
  [{ speechEvents: 'none' }, ['interim раз', 'раз,,0.9']],
  [{ interims: false }, ['capture', 'раз,,0.9']],
] satisfies [Partial<Unknowns>, string[]][])('recognition with %o', async (unknowns, log) => {
  const { line, clock } = await runInCall(recognise, { unknowns })
  line.say('раз')
  await clock.advance(0)
  expect(line.log).toEqual(log)
})

test('a failed request can reject its promise', async () => {
  const ask = "Net.httpRequestAsync('nonsense', {}).then(r => Logger.write('code ' + r.code), e => Logger.write(e.message))"
  const { line, clock } = await run(ask, { unknowns: { httpFailure: 'rejects' } })
  await clock.advance(0)
  expect(line.log).toEqual(['-2 The URL is malformed'])
})

test.each([
  [404, { status: 404, body: '' }],
  [200, { status: 200, body: '' }],
  ['no answer', null],
] as const)('the access URL of an ended session replies: %s', async (deadSession, reply) => {
  const { emulator, session } = await start('', { unknowns: { deadSession } })
  emulator.close()
  await session.over
  expect(await emulator.request({ path: new URL(session.accessUrl).pathname, method: 'POST', headers: {}, body: '' })).toEqual(
    reply,
  )
})

test.each([
  ['"text"', 'text'],
  ['7', '7'],
  ['({ a: 1 })', '{"a":1}'],
  ['undefined', ''],
])('a request can get the handler’s return value as its reply: %s', async (value, body) => {
  const script = `VoxEngine.addEventListener(AppEvents.HttpRequest, () => ${value})`
  const { emulator, session } = await start(script, { unknowns: { requestReply: 'handler value' } })
  const reply = await emulator.request({ path: new URL(session.accessUrl).pathname, method: 'POST', headers: {}, body: '' })
  expect(reply).toEqual({ status: 200, body })
})

test("a handler's rejected promise can go unnoticed, a broken rule never does", async () => {
  const rejects = 'VoxEngine.addEventListener(AppEvents.Started, async () => { throw new Error("oops") })'
  const { line } = await run(rejects, { unknowns: { unhandledRejection: 'ignored' } })
  expect(line.error).toBeNull()
  const breaks = 'VoxEngine.addEventListener(AppEvents.Started, async () => { VoxEngine.nothing() })'
  expect((await run(breaks, { unknowns: { unhandledRejection: 'ignored' } })).line.error?.message).toContain('no member')
})

test('the global of the Management API has one of two spellings after its module is required', async () => {
  const look = 'require(Modules.VoximplantAPI); Logger.write(typeof VoximplantAPI + " " + typeof VoximplantApi)'
  expect(await logOf(look, {})).toEqual(['object undefined'])
  expect(await logOf(look, { voximplantApi: 'VoximplantApi' })).toEqual(['undefined object'])
})

test('an inbound call abandoned before the answer can fire Failed instead of Disconnected', async () => {
  const script = on(
    'CallAlerting',
    `
    for (const name of ['Failed', 'Disconnected']) event.call.addEventListener(CallEvents[name], () => Logger.write(name))`,
  )
  for (const abandoned of ['Failed', 'Disconnected'] as const) {
    const { line, clock } = await run(script, { unknowns: { abandoned } })
    line.hangUp()
    await clock.advance(0)
    expect(line.log).toEqual([abandoned])
  }
})

test('the secure URL can be empty', async () => {
  const script = on('Started', 'Logger.write("<" + event.accessSecureURL + ">")')
  expect(await logOf(script, { secureUrl: 'empty' })).toEqual(['<>'])
})
