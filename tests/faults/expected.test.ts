import { expect, test } from 'bun:test'
import { explain, follow, type Input, type VisitorEntry } from './expected.ts'

/** These tests prove that the harness notices what it should. */
const rules = {
  answers: ['дедлайн', 'пароль'],
  points: [10, 6, 3],
  tiers: [
    { atLeast: 16, id: '30' },
    { atLeast: 0, id: '10' },
  ],
}
const said = (text: string, more: Partial<Input> = {}): Input => ({
  via: 'voice',
  text,
  meaning: 'answer',
  isSure: true,
  ...more,
})
const perhaps = { isSure: false }
const evening: Input[] = [said('кактус'), said('дедлайн'), said('подсказка', { meaning: 'hint' }), said('пароль')]

/** The log after inputs that all counted. */
function logOf(inputs: Input[]): VisitorEntry[] {
  let place = { rebus: 0, attempt: 0, points: 0 }
  return inputs.map((input) => {
    const followed = follow(rules, place, input)
    place = followed.place
    return followed.entry
  })
}

test('a log that matches the inputs yields the position of the game', () => {
  expect(explain(rules, evening, logOf(evening))).toEqual({ rebus: 2, attempt: 0, points: 12 })
})

test('an answer logged twice is a mismatch', () => {
  const log = logOf(evening)
  expect(explain(rules, evening, [...log.slice(0, 1), ...log])).toBeNull()
})

test('an answer that Pavel took must be in the log; one that may have been lost on the way need not', () => {
  const [, ...rest] = evening
  expect(explain(rules, evening, logOf(rest))).toBeNull()
  expect(explain(rules, [said('кактус', perhaps), ...rest], logOf(rest))).toEqual({ rebus: 2, attempt: 0, points: 16 })
})

test('answers in the wrong order are a mismatch', () => {
  const [first, second, ...rest] = logOf(evening)
  expect(first && second && explain(rules, evening, [second, first, ...rest])).toBeNull()
})

test('a right answer with the wrong points is a mismatch', () => {
  expect(
    explain(
      rules,
      evening,
      logOf(evening).map((entry) => (entry.points === 6 ? { ...entry, points: 10 } : entry)),
    ),
  ).toBeNull()
})

test('exactly one of two simultaneous answers counts', () => {
  const pair = [said('кактус'), said('жираф', { via: 'typed', isRival: true })]
  const [voice, typed] = pair.map((input) => logOf([input]))
  expect(explain(rules, pair, voice ?? [])).toEqual({ rebus: 0, attempt: 1, points: 0 })
  expect(explain(rules, pair, typed ?? [])).toEqual({ rebus: 0, attempt: 1, points: 0 })
  expect(explain(rules, pair, logOf(pair))).toBeNull()
  expect(explain(rules, pair, [])).toBeNull()
})
