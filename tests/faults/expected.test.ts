import { expect, test } from 'bun:test'
import { type Deed, explain, follow, type Line } from './expected.ts'

/** The harness may be believed only as far as it would notice. */
const rules = {
  answers: ['дедлайн', 'пароль'],
  points: [10, 6, 3],
  tiers: [
    { atLeast: 16, discount: 30 },
    { atLeast: 0, discount: 10 },
  ],
}
const said = (text: string, more: Partial<Deed> = {}): Deed => ({ via: 'voice', text, meaning: 'answer', isSure: true, ...more })
const perhaps = { isSure: false }
const evening: Deed[] = [said('кактус'), said('дедлайн'), said('подсказка', { meaning: 'hint' }), said('пароль')]

/** The log that the rules make of deeds that all counted. */
function logOf(deeds: Deed[]): Line[] {
  let place = { rebus: 0, attempt: 0, points: 0 }
  return deeds.map((deed) => {
    const followed = follow(rules, place, deed)
    place = followed.place
    return followed.line
  })
}

test('a log that tells what was done gives the place that the game must have come to', () => {
  expect(explain(rules, evening, logOf(evening))).toEqual({ rebus: 2, attempt: 0, points: 12 })
})

test('an answer that stands in the log twice is noticed', () => {
  const log = logOf(evening)
  expect(explain(rules, evening, [...log.slice(0, 1), ...log])).toBeNull()
})

test('an answer that Pavel took and the log has lost is noticed, one that may have been lost on the way is not', () => {
  const [, ...rest] = evening
  expect(explain(rules, evening, logOf(rest))).toBeNull()
  expect(explain(rules, [said('кактус', perhaps), ...rest], logOf(rest))).toEqual({ rebus: 2, attempt: 0, points: 16 })
})

test('answers that have changed places are noticed', () => {
  const [first, second, ...rest] = logOf(evening)
  expect(first && second && explain(rules, evening, [second, first, ...rest])).toBeNull()
})

test('a right answer that was given other points is noticed', () => {
  expect(
    explain(
      rules,
      evening,
      logOf(evening).map((line) => (line.points === 6 ? { ...line, points: 10 } : line)),
    ),
  ).toBeNull()
})

test('of two answers given at once one counts: neither both nor none', () => {
  const pair = [said('кактус'), said('жираф', { via: 'typed', isRival: true })]
  const [voice, typed] = pair.map((deed) => logOf([deed]))
  expect(explain(rules, pair, voice ?? [])).toEqual({ rebus: 0, attempt: 1, points: 0 })
  expect(explain(rules, pair, typed ?? [])).toEqual({ rebus: 0, attempt: 1, points: 0 })
  expect(explain(rules, pair, logOf(pair))).toBeNull()
  expect(explain(rules, pair, [])).toBeNull()
})
