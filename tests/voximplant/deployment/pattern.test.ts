import { expect, test } from 'bun:test'
import { destinationPattern, mightMatch, neverDialled } from '../../../server/voximplant/deployment/desired-account.ts'

const inbound = new RegExp(destinationPattern(['78005553535', '49301234567']))

for (const dialled of ['78005553535', '+78005553535', '88005553535', '8005553535', '49301234567', '+49301234567']) {
  test(`a call to ${dialled} matches`, () => {
    expect(inbound.test(dialled)).toBe(true)
    expect(new RegExp(neverDialled).test(dialled)).toBe(false)
  })
}

for (const dialled of ['', '78005553536', '778005553535', '780055535350', '849301234567', 'pavel', '*']) {
  test(`a call to '${dialled}' does not match`, () => expect(inbound.test(dialled)).toBe(false))
}

test('a number given twice makes one pattern', () => {
  expect(destinationPattern(['78005553535', '78005553535'])).toBe('^(\\+?[78])?8005553535$')
})

test('a pattern that only the cloud can parse counts as a possible match', () => {
  expect(mightMatch('(?x', '78005553535')).toBe(true)
  expect(mightMatch('^7495', '78005553535')).toBe(false)
})
