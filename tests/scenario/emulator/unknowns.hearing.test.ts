import { expect, test } from 'bun:test'
import type { Unknowns } from '../../../scenario/emulator/unknowns.ts'
import { run, runInCall, start } from './tiny.ts'

/** A recogniser that goes on after an utterance and expects two animals. The code can change its options. */
const recognise = (options = '') => `
  const startedAt = Date.now()
  const note = what => log((Date.now() - startedAt) + ' ' + what)
  const asr = VoxEngine.createASR({ ...ask(), singleUtterance: false, phraseHints: ['кот', 'лев'], ${options} })
  asr.addEventListener(ASREvents.InterimResult, e => note(e.text))
  asr.addEventListener(ASREvents.Result, e => note(e.text + ' ' + e.confidence))
  call.sendMediaTo(asr)`

const spoken: [Partial<Unknowns>, string[]][] = [
  [{}, ['400 серый', '800 серый слон', '1500 серый слон 0.9', '3400 да', '4100 да 0.9']],
  [
    { interimText: 'of the stream' },
    ['400 серый', '800 серый слон', '1500 серый слон 0.9', '3400 серый слон да', '4100 серый слон да 0.9'],
  ],
  [
    { interimText: 'taken back' },
    ['400 лев', '600 серый', '800 серый кот', '1000 серый слон', '1500 серый слон 0.9', '3400 лев', '3600 да', '4100 да 0.9'],
  ],
  [
    { interimText: 'twice' },
    ['400 серый', '400 серый', '800 серый слон', '800 серый слон', '1500 серый слон 0.9', '3400 да', '3400 да', '4100 да 0.9'],
  ],
  [{ finals: 'late' }, ['400 серый', '800 серый слон', '3400 да', '6100 серый слон 0.9', '8700 да 0.9']],
  [{ finals: 'never' }, ['400 серый', '800 серый слон', '3400 да']],
  [{ recogniserLives: 'for one utterance' }, ['400 серый', '800 серый слон', '1500 серый слон 0.9']],
  [{ interims: false }, ['1500 серый слон 0.9', '4100 да 0.9']],
]

test.each(spoken)('two utterances are recognised with %o', async (unknowns, log) => {
  const { line, clock } = await runInCall(recognise(), { unknowns })
  line.speak('серый слон', { msPerWord: 400 })
  await clock.advance(3000)
  line.speak('да', { msPerWord: 400 })
  await clock.advance(10_000)
  expect(line.log).toEqual(log)
})

const atOnce: [Partial<Unknowns>, string[]][] = [
  [{ interimText: 'of the stream' }, ['0 раз', '0 раз 0.9', '0 раз два', '0 раз два 0.9']],
  [{ interimText: 'taken back' }, ['0 лев', '0 раз', '0 раз 0.9', '0 лев', '0 два', '0 два 0.9']],
  [{ interimText: 'twice' }, ['0 раз', '0 раз', '0 раз 0.9', '0 два', '0 два', '0 два 0.9']],
  [{ finals: 'late' }, ['0 раз', '0 два', '4600 раз 0.9', '4600 два 0.9']],
  [{ finals: 'never' }, ['0 раз', '0 два']],
  [{ recogniserLives: 'for one utterance' }, ['0 раз', '0 раз 0.9']],
]

test.each(atOnce)('two utterances that take no time are recognised with %o', async (unknowns, log) => {
  const { line, clock } = await runInCall(recognise(), { unknowns })
  line.say('раз')
  line.say('два')
  await clock.advance(10_000)
  expect(line.log).toEqual(log)
})

test('a guess without words to expect is the word backwards, and a single one is never the word itself', async () => {
  const unknowns = { interimText: 'taken back' } as const
  const without = await runInCall(recognise('phraseHints: []'), { unknowns })
  without.line.say('кот')
  await without.clock.advance(0)
  expect(without.line.log).toEqual(['0 ток', '0 кот', '0 кот 0.9'])
  const single = await runInCall(recognise('phraseHints: ["кот"]'), { unknowns })
  single.line.say('кот')
  await single.clock.advance(0)
  expect(single.line.log).toEqual(['0 ток', '0 кот', '0 кот 0.9'])
})

test.each([
  ['', {}, '0 старый хрен 0.9'],
  ['profanityFilter: false', {}, '0 старый хрен 0.9'],
  ['profanityFilter: true', {}, '0 старый х*** 0.9'],
  ['profanityFilter: true', { profanity: 'drops' }, '0 старый 0.9'],
] as const)('a rude word with %o and %o', async (options, unknowns, result) => {
  const { line, clock } = await runInCall(recognise(options), { unknowns })
  line.say('старый хрен')
  await clock.advance(0)
  expect(line.log.at(-1)).toBe(result)
})

test('a filter also masks harmless words that begin like rude ones', async () => {
  const { line, clock } = await runInCall(recognise('profanityFilter: true'))
  line.speak('сукно', { msPerWord: 400 })
  await clock.advance(2000)
  expect(line.log).toEqual(['400 с****', '1100 с**** 0.9'])
})

test('a recogniser of YandexV3 may send interim results, which sources disagree about', async () => {
  const version3 = recognise('profile: ASRProfileList.YandexV3.ru_RU')
  for (const [yandexV3Interims, log] of [
    [false, ['0 раз 0.9']],
    [true, ['0 раз', '0 раз 0.9']],
  ] as const) {
    const { line, clock } = await runInCall(version3, { unknowns: { yandexV3Interims } })
    line.say('раз')
    await clock.advance(0)
    expect(line.log).toEqual([...log])
  }
})

test('stopPlayback may not stop what say() says: it sounds to its end, which it reports', async () => {
  const stop = `
    call.addEventListener(CallEvents.PlaybackFinished, () => log('finished'))
    call.say('раз', { voice })
    setTimeout(() => call.stopPlayback(), 300)
    setTimeout(() => call.say('два', { voice }), 3000)`
  const { line, clock, events } = await runInCall(stop, { speech: () => 1000, unknowns: { stopsSay: false } })
  await clock.advance(500)
  expect(line.isSpeaking).toBe(true)
  await clock.advance(500)
  expect(line.log).toEqual(['finished'])
  await clock.advance(2000)
  expect(events).toEqual(['ringing', 'answered', 'said', 'fell silent', 'said'])
})

const amdOf = "Logger.write(String('AMD' in Modules) + ' ' + typeof AMD)"

test('the detection of machines may be a module, a namespace without one, or missing', async () => {
  expect((await run(amdOf)).line.log).toEqual(['false undefined'])
  expect((await run(amdOf, { unknowns: { amd: 'present' } })).line.log).toEqual(['true undefined'])
  expect((await run(amdOf, { unknowns: { amd: 'namespace only' } })).line.log).toEqual(['false object'])
})

test.each([
  [{ amd: 'present' }, 'require(Modules.AMD);', 'VOICEMAIL MIMIC'],
  [{ amd: 'namespace only' }, '', 'VOICEMAIL MIMIC'],
  [{ amd: 'present', mimicClass: 'HUMAN' }, 'require(Modules.AMD);', 'HUMAN MIMIC'],
] satisfies [Partial<Unknowns>, string, string][])(
  'a machine that talks like a person is found out with %o',
  async (unknowns, module, found) => {
    const script = `${module}
      const amd = AMD.create({ model: AMD.Model.RU })
      amd.addEventListener(AMD.Events.DetectionComplete, e => Logger.write(e.resultClass + ' ' + e.resultSubtype))
      VoxEngine.addEventListener(AppEvents.Started, () => VoxEngine.callPSTN('+79161234567', '74951234567', { amd }))`
    const { session, clock } = await start(script, { unknowns, answer: (line) => line.answer('mimic') })
    await clock.advance(3000)
    expect(session.log).toEqual([found])
  },
)
