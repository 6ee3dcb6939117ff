import { expect, test } from 'bun:test'
import fc from 'fast-check'
import {
  endOf,
  nothingSaid,
  type Patience,
  patienceFor,
  type Phrase,
  withFinalText,
  withText,
  withVoice,
  withVoiceEnd,
} from '../../../scenario/pavel/end-of-turn.ts'
import { openQuestion } from './interruptible.ts'

type Step = { afterMs: number; apply: (phrase: Phrase, at: number) => Phrase }

const texts = fc.constantFrom('', 'это', 'дедлайн', 'это дедлайн', 'дедлайн или', 'верблюд', 'пропустить ребус', '***')
const step: fc.Arbitrary<Step> = fc.record({
  afterMs: fc.integer({ min: 0, max: 3000 }),
  apply: fc.oneof(
    texts.map((text) => (phrase: Phrase, at: number) => withText(phrase, text, at)),
    fc.constant((phrase: Phrase, at: number) => withVoice(phrase, at)),
    fc.integer({ min: 0, max: 1000 }).map((agoMs) => (phrase: Phrase, at: number) => withVoiceEnd(phrase, at - agoMs)),
  ),
})

const patience: Patience = patienceFor(openQuestion(1))

/** Every state that a turn goes through before it is over, each with the moment at which it was reached. */
function run(steps: Step[]): { at: number; phrase: Phrase }[] {
  const states = [{ at: 0, phrase: nothingSaid(0) }]
  for (const { afterMs, apply } of steps) {
    const { at, phrase } = states.at(-1)!
    if (endOf(phrase, patience) <= at + afterMs) break
    states.push({ at: at + afterMs, phrase: apply(phrase, at + afterMs) })
  }
  return states
}

const anyCourse = fc.array(step, { maxLength: 20 }).map(run)

test('a turn is over sooner or later, whatever is heard', () => {
  fc.assert(
    fc.property(anyCourse, (states) => {
      const { at, phrase } = states.at(-1)!
      const longest = Math.max(patience.silenceMs, patience.longestSpeechMs)
      expect(endOf(phrase, patience)).toBeLessThanOrEqual(at + longest)
    }),
  )
})

test('no words are cut off before the shortest pause', () => {
  fc.assert(
    fc.property(anyCourse, (states) => {
      const { phrase } = states.at(-1)!
      const isAtLimit = phrase.beganAt !== null && endOf(phrase, patience) === phrase.beganAt + patience.longestSpeechMs
      if (!phrase.text || isAtLimit) return
      expect(endOf(phrase, patience) - phrase.changedAt).toBeGreaterThanOrEqual(350)
    }),
  )
})

test('the same text once more changes nothing', () => {
  fc.assert(
    fc.property(anyCourse, fc.integer({ min: 0, max: 5000 }), (states, laterMs) => {
      const { at, phrase } = states.at(-1)!
      expect(withText(phrase, phrase.text, at + laterMs)).toEqual(phrase)
    }),
  )
})

test('what is taken back leaves the no-input time as it was', () => {
  fc.assert(
    fc.property(anyCourse, (states) => {
      const { at, phrase } = states.at(-1)!
      const taken = withText(withText(phrase, 'что-то', at), '', at)
      expect(taken.text).toBe('')
      expect(endOf(taken, patience)).toBe(patience.silenceMs)
    }),
  )
})

test('a final result ends the turn where it stands', () => {
  fc.assert(
    fc.property(anyCourse, texts, (states, text) => {
      const { at, phrase } = states.at(-1)!
      expect(endOf(withFinalText(phrase, text, 0.8, at), patience)).toBeLessThanOrEqual(at)
    }),
  )
})

test('only words at the end make a turn over sooner', () => {
  const end = (text: string) => endOf(withText(nothingSaid(0), text, 100), patience) - 100
  expect(end('Это «дедлайн»!')).toBe(400)
  expect(end('дедлайны')).toBe(400)
  expect(end('дедлайн или')).toBe(1000)
  expect(end('дымка')).toBe(1000)
  expect(endOf(withText(nothingSaid(0), 'дедлайн', 100), { ...patience, expectedSooner: [] })).toBe(1100)
})

test('the end of the voice counts only together with words, and not before the newest ones have settled', () => {
  const said = withText(nothingSaid(0), 'верблюд', 1000)
  expect(endOf(withVoiceEnd(said, 900), patience)).toBe(1550)
  expect(endOf(withVoiceEnd(said, 200), patience)).toBe(1350)
  expect(endOf(withVoice(withVoiceEnd(said, 900), 1300), patience)).toBe(2000)
  expect(endOf(withVoiceEnd(withVoice(nothingSaid(0), 500), 900), patience)).toBe(500 + patience.longestSpeechMs)
})

test('words that cost something are waited for in full, also where they end in a shorter expected word', () => {
  const { listen, ...turn } = openQuestion(1)
  const careful = patienceFor({
    ...turn,
    listen: { ...listen!, expected: ['ребус', 'подсказка'], unhurried: ['пропустить ребус'] },
  })
  const after = (text: string, voiceEndedAt: number | null = null) =>
    endOf({ ...withText(nothingSaid(0), text, 0), voiceEndedAt }, careful)
  expect(after('ребус')).toBe(careful.expectedEndMs)
  expect(after('подсказка')).toBe(careful.expectedEndMs)
  expect(after('пропустить ребус')).toBe(careful.phraseEndMs)
  expect(after('пропустить ребус', 0)).toBe(careful.phraseEndMs)
})
