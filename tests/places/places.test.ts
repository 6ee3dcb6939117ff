import { expect, test } from 'bun:test'
import { OptionsProblem, readOptions } from './options.ts'
import { places } from './places.ts'

const names = places.map(({ name }) => name)

test('every place has a name of its own, by a part of which it is picked', () => {
  expect(names).toEqual([...new Set(names)])
  expect(readOptions(['--only', 'conda', '--games', '1'], names)).toMatchObject({ only: ['conda'], games: 1 })
  expect(() => readOptions(['--only', 'the moon'], names)).toThrow(OptionsProblem)
  expect(() => readOptions(['--games', 'none'], names)).toThrow(OptionsProblem)
})
