import { expect, test } from 'bun:test'
import { findOddities, type PlayedGame, ratesOf, usualRates } from '../../../server/rules/quiz/quiz.ts'

const evening = new Date('2026-10-14T18:00:00Z').getTime()
const at = (minutes: number) => new Date(evening + minutes * 60_000)

/** A game of a minute and a half for each rebus, from an address of its own. */
const game = (id: number, changes: Partial<PlayedGame> = {}): PlayedGame => ({
  id,
  startedAt: at(0),
  wonAt: at(7),
  address: `address ${id}`,
  solved: 5,
  ...changes,
})
const gamesOf = (count: number, changes: (index: number) => Partial<PlayedGame>) =>
  Array.from({ length: count }, (_, index) => game(index + 1, changes(index)))

test('a game that a person plays is not unusual, nor one that skips everything by keys', () => {
  expect(findOddities([game(1), game(2, { wonAt: at(0.05), solved: 0 }), game(3, { wonAt: null })])).toEqual(new Map())
})

test('five right answers within 19 seconds are faster than a person, within 20 they are not', () => {
  const ending = (seconds: number) => ({ wonAt: new Date(evening + seconds * 1000) })
  expect(findOddities([game(1, ending(19)), game(2, ending(20))])).toEqual(new Map([[1, ['too fast']]]))
})

test('more prizes from one address within an hour than usual are unusual, all of them', () => {
  const { winsOfAddress: most } = usualRates
  const every = (minutes: number) => (index: number) => ({
    address: 'one',
    startedAt: at(index * minutes - 7),
    wonAt: at(index * minutes),
  })
  expect(findOddities(gamesOf(most, every(1)))).toEqual(new Map())
  const found = findOddities(gamesOf(most + 1, every(5)))
  expect([...found.keys()].sort((one, other) => one - other)).toEqual(gamesOf(most + 1, every(5)).map(({ id }) => id))
  expect(found.get(1)).toEqual(['many wins'])
  expect(findOddities(gamesOf(most + 1, every(60 / most)))).toEqual(new Map())
})

test('more games begun from one address within an hour than usual are unusual, won or not', () => {
  const { gamesOfAddress: most } = usualRates
  const begun = (index: number) => ({ address: 'one', startedAt: at(index), wonAt: null })
  expect(findOddities(gamesOf(most, begun))).toEqual(new Map())
  expect(findOddities(gamesOf(most + 1, begun)).get(1)).toEqual(['many games'])
})

test('games whose address is not known are not taken for those of one address', () => {
  expect(findOddities(gamesOf(100, () => ({ address: null })))).toEqual(new Map())
})

test('the rates are those of the last hour, and of the busiest address', () => {
  const games = [
    game(1, { startedAt: at(-80), wonAt: at(-61), address: 'one' }),
    game(2, { startedAt: at(-80), wonAt: at(-59), address: 'one' }),
    game(3, { startedAt: at(-30), wonAt: at(-29.9), address: 'one' }),
    game(4, { startedAt: at(-10), wonAt: null, address: 'two' }),
    game(5, { startedAt: at(-9), wonAt: at(-2), address: 'two' }),
  ]
  expect(ratesOf(games, at(0))).toEqual({ wins: 3, fastWins: 1, winsOfAddress: 2, gamesOfAddress: 2 })
  expect(ratesOf([], at(0))).toEqual({ wins: 0, fastWins: 0, winsOfAddress: 0, gamesOfAddress: 0 })
})
