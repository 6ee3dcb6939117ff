import { expect, test } from 'bun:test'
import { complaint, on, run, runInCall } from './tiny.ts'

const present = { unknowns: { silero: 'present' } } as const

/** A detector that hears the call and notes what it tells; the code can use `vad`. */
const detect = (code = '', options = '') => `
  require(Modules.Silero)
  const startedAt = Date.now()
  const note = what => log((Date.now() - startedAt) + ' ' + what)
  Silero.createVAD(${options}).then(vad => {
    vad.addEventListener(Silero.VADEvents.Result, e => note(e.speechStartAt === undefined ? 'to ' + e.speechEndAt : 'from ' + e.speechStartAt))
    vad.addEventListener(Silero.VADEvents.Reset, () => note('reset'))
    call.sendMediaTo(vad)
    ${code}
  }, error => log('refused: ' + error.message)).catch(() => {})`

test('it reports the beginning of a voice at once and its end after a silence, in seconds of the sound', async () => {
  const { line, clock } = await runInCall(detect(), present)
  await clock.advance(1000)
  line.speak('серый слон', { msPerWord: 400 })
  await clock.advance(3000)
  expect(line.log).toEqual(['1000 from 1', '2100 to 1.8'])
})

test('a beginning at 0 is a beginning, and a shorter pause does not end a voice', async () => {
  const { line, clock } = await runInCall(
    `setTimeout(() => { ${detect('', '{ minSilenceDurationMs: 500, speechPadMs: 100 }')} }, 200)`,
    present,
  )
  line.speak('раз', { msPerWord: 400 })
  await clock.advance(800)
  line.speak('два', { msPerWord: 400 })
  await clock.advance(3000)
  expect(line.log).toEqual(['0 from 0', '1500 to 1.1'])
})

test('a cough and an echo are voices to it', async () => {
  const { line, clock } = await runInCall(`${detect()}; setTimeout(() => call.say('раз', { voice }), 3000)`, {
    ...present,
    faults: { echo: 1, echoMs: 100 },
    speech: () => 600,
  })
  line.speak('', { msPerWord: 200 })
  await clock.advance(6000)
  expect(line.log).toEqual(['0 from 0', '500 to 0.2', '3100 from 3.1', '4000 to 3.7'])
})

test('a reset begins the sound anew, and after close() nothing is reported', async () => {
  const code = 'setTimeout(() => vad.reset(), 1000); setTimeout(() => vad.close(), 3000)'
  const { line, clock } = await runInCall(detect(code), present)
  await clock.advance(1500)
  line.speak('раз', { msPerWord: 400 })
  await clock.advance(2000)
  line.speak('два')
  await clock.advance(3000)
  expect(line.log).toEqual(['1000 reset', '1500 from 0.5', '2200 to 0.9'])
  expect(line.isListening).toBe(false)
})

test('an engine may have no such module, or fail to create a detector', async () => {
  const look = "Logger.write(String('Silero' in Modules) + ' ' + typeof Silero)"
  expect((await run(look)).line.log).toEqual(['false undefined'])
  expect((await run(look, present)).line.log).toEqual(['true undefined'])
  const { line, clock } = await runInCall(detect(), { unknowns: { silero: 'fails' } })
  await clock.advance(0)
  expect(line.log).toEqual(['refused: the voice-activity detector could not be created'])
  expect(await complaint('require("silero")')).toContain('no module')
})

const ends = on(
  'CallAlerting',
  'event.call.addEventListener(CallEvents.Disconnected, () => VoxEngine.terminate()); event.call.answer()',
)
const creates = 'require(Modules.Silero); Silero.createVAD().then(vad => { globalThis.vad = vad });'

test('a detector that is open when the session ends is reported, a closed one is not', async () => {
  for (const [code, message] of [
    ['', 'not closed'],
    [on('Terminating', 'vad.close()'), undefined],
  ] as const) {
    const { line, clock } = await run(`${creates} ${ends} ${code}`, present)
    line.hangUp()
    await clock.advance(0)
    expect(await line.over).toBe(message ? 'a broken rule' : 'terminate()')
    if (message) expect(line.error?.message).toContain(message)
    else expect(line.error).toBeNull()
  }
})

test.each([
  ['vad.close(); vad.close()', 'this VAD is closed'],
  ['vad.close(); call.sendMediaTo(vad)', 'this VAD is closed'],
  ['vad.start()', "no member 'start'"],
])('%s is refused', async (code, sentence) => {
  const { line, clock } = await runInCall(detect(code), present)
  await clock.advance(0)
  expect(line.error?.message).toContain(sentence)
})

test('an unknown option is refused', async () => {
  const { line, clock } = await runInCall(detect('', '{ silence: 300 }'), present)
  await clock.advance(0)
  expect(line.error?.message).toContain("no option 'silence'")
})
