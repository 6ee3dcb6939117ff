import { expect, test } from 'bun:test'
import { createEmulator } from '../../../scenario/emulator/emulator.ts'
import { HandClock } from '../../cast/hand-clock.ts'
import { on, start } from './tiny.ts'

const callOut = (then = '', options = '') =>
  on(
    'Started',
    `
  const call = VoxEngine.callPSTN('79161234567', '74951234567'${options})
  const log = text => Logger.write(String(text))
  for (const name of ['Ringing', 'AudioStarted', 'Connected']) call.addEventListener(CallEvents[name], () => log(name))
  call.addEventListener(CallEvents.Disconnected, event => log('Disconnected ' + event.internalCode))
  call.addEventListener(CallEvents.Failed, event => log('Failed ' + event.code))
  ${then}`,
  )

const complaint = async (call: string) => (await start(on('Started', call))).session.error?.message ?? 'no complaint'

test('callPSTN rings the telephone, and answering connects the call', async () => {
  const {
    calls: [line],
    session,
    clock,
  } = await start(callOut())
  expect(line).toMatchObject({ direction: 'outbound', number: '79161234567', callerId: '74951234567', state: 'ringing' })
  expect(session.log).toEqual(['Ringing'])
  line?.answer()
  await clock.advance(0)
  expect(line?.state).toBe('talking')
  expect(session.log).toEqual(['Ringing', 'AudioStarted', 'Connected'])
  line?.hangUp()
  await clock.advance(0)
  expect(session.log.at(-1)).toBe('Disconnected 200')
})

test('an outbound call knows its direction and both numbers', async () => {
  const {
    session,
    calls: [line],
    clock,
  } = await start(
    callOut(`
    log([call.incoming(), call.number(), call.callerid(), call.state()].join())
    setTimeout(() => log(call.state()), 1000)`),
  )
  line?.answer()
  await clock.advance(1000)
  expect(session.log[0]).toBe('false,79161234567,74951234567,PROGRESSING')
  expect(session.log.at(-1)).toBe('CONNECTED')
})

test('an answered outbound call can speak and listen like any other', async () => {
  const {
    session,
    calls: [line],
    clock,
  } = await start(
    `require(Modules.ASR); ${callOut(`
    call.addEventListener(CallEvents.Connected, () => {
      call.say('Это Павел', { voice: VoiceList.Default.ru_RU_Male })
      const asr = VoxEngine.createASR({ profile: ASRProfileList.Yandex.ru_RU, singleUtterance: true })
      asr.addEventListener(ASREvents.Result, e => log(e.text))
      call.sendMediaTo(asr)
    })`)}`,
  )
  line?.answer()
  await clock.advance(0)
  line?.say('алло')
  await clock.advance(0)
  expect(line?.said).toEqual(['Это Павел'])
  expect(session.log.at(-1)).toBe('алло')
})

test.each([402, 403, 404, 408, 480, 486, 487, 603] as const)(
  'a call refused with %d fires Failed with that code and throws nothing',
  async (code) => {
    const { session } = await start(callOut(), { answer: (line) => line.refuse(code) })
    expect(session.log.at(-1)).toBe(`Failed ${code}`)
    expect(session.error).toBeNull()
  },
)

test('hanging up a ringing telephone refuses the call', async () => {
  const { session } = await start(callOut(), { answer: (line) => line.hangUp() })
  expect(session.log.at(-1)).toBe('Failed 603')
})

test('a call that reaches no telephone fails at once', async () => {
  const clock = new HandClock()
  const { log } = createEmulator({ script: callOut(), secrets: {}, clock }).start({ customData: '' })
  await clock.advance(0)
  expect(log).toEqual(['Ringing', 'Failed 480'])
})

test('an unanswered outbound call fails after sixty seconds', async () => {
  const { session, clock } = await start(callOut())
  await clock.advance(59_000)
  expect(session.log).toEqual(['Ringing'])
  await clock.advance(1000)
  expect(session.log).toEqual(['Ringing', 'Failed 408'])
})

test('a scenario can hang up a ringing call, which then fails with 487', async () => {
  const {
    session,
    calls: [line],
    clock,
  } = await start(callOut('setTimeout(() => call.hangup(), 40000)'))
  await clock.advance(40_000)
  expect(session.log).toEqual(['Ringing', 'Failed 487'])
  expect(line?.state).toBe('ended')
  line?.answer()
  await clock.advance(0)
  expect(session.log).toHaveLength(2)
})

test('at most ten calls ring at once, and a session makes at most fifty', async () => {
  const place = (count: number) =>
    on(
      'Started',
      `for (let n = 0; n < ${count}; n++) {
    VoxEngine.callPSTN('79161234567', '74951234567').addEventListener(CallEvents.Failed, e => Logger.write(e.code + e.reason)) }`,
    )
  const { session, calls } = await start(place(11))
  expect(calls).toHaveLength(10)
  expect(session.log).toEqual(['403Call limit reached'])

  const again = `const call = n => {
    const one = VoxEngine.callPSTN('79161234567', '74951234567')
    one.addEventListener(CallEvents.Failed, e => { Logger.write(n + ' ' + e.code); if (n < 51) call(n + 1) })
  }; call(1)`
  const { session: busy } = await start(on('Started', again), { answer: (line) => line.refuse(486) })
  expect(busy.log.slice(-2)).toEqual(['50 486', '51 403'])
})

test.each([
  ["VoxEngine.callPSTN('8 916 123-45-67', '74951234567')", 'E.164'],
  ["VoxEngine.callPSTN('89161234567x', '74951234567')", 'E.164'],
  ["VoxEngine.callPSTN('+79161234567')", 'a caller ID'],
  ["VoxEngine.callPSTN('+79161234567', '7 495 123')", 'without spaces'],
  ["VoxEngine.callPSTN('+79161234567', '74951234567', { video: true })", "no option 'video'"],
  ["VoxEngine.callPSTN('+79161234567', '74951234567', { amd: {} })", 'AMD.create'],
  ["VoxEngine.callPSTN('+79161234567', '74951234567').answer()", 'at its other end'],
  ["VoxEngine.callPSTN('+79161234567', '74951234567').reject(603)", 'hung up'],
  [
    "VoxEngine.callPSTN('+79161234567', '74951234567').say('x', { voice: VoiceList.Default.ru_RU_Male })",
    'needs an answered call',
  ],
  ["VoxEngine.terminate(); VoxEngine.callPSTN('+79161234567', '74951234567')", 'after terminate()'],
])('%s is refused', async (call, sentence) => {
  expect(await complaint(call)).toContain(sentence)
})

test('a session idles for sixty seconds after its call has failed', async () => {
  const { session, clock } = await start(callOut(), { answer: (line) => line.refuse(486) })
  await clock.advance(60_000)
  expect(await session.over).toBe('60 s without a call')
})

test('a detector tells a machine from a person, if the engine has one', async () => {
  const looking = `require(Modules.AMD)
    const amd = AMD.create({ model: AMD.Model.RU })
    amd.addEventListener(AMD.Events.DetectionComplete, e => Logger.write(e.resultClass))
    ${callOut('', ', { amd }')}`
  for (const [answeredBy, found] of [
    ['human', 'HUMAN'],
    ['machine', 'VOICEMAIL'],
    ['unclear', 'TIMEOUT'],
  ] as const) {
    const { session, clock } = await start(looking, { unknowns: { amd: 'present' }, answer: (line) => line.answer(answeredBy) })
    await clock.advance(6500)
    expect(session.log.at(-1)).toBe(found)
  }
  const { session, clock, calls } = await start(looking, { unknowns: { amd: 'present' }, answer: (line) => line.answer() })
  calls[0]?.hangUp()
  await clock.advance(0)
  expect(session.log).toContain('CALL_ENDED')
  expect(await complaint('Modules.AMD')).toContain("Modules has no member 'AMD'")
})
