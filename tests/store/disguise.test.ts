import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { disguiseWith } from '../../server/store/secrets.ts'

const disguise = disguiseWith('one key')
const number = fc.integer({ min: 9_000_000_000, max: 9_999_999_999 }).map((digits) => `+7${digits}`)

test('a number always gets the same disguise, and another one under another key', () => {
  fc.assert(
    fc.property(number, (phone) => {
      expect(disguiseWith('one key')(phone)).toBe(disguise(phone))
      expect(disguiseWith('another key')(phone)).not.toBe(disguise(phone))
    }),
  )
})

test('two numbers never share a disguise', () => {
  fc.assert(
    fc.property(fc.uniqueArray(number, { minLength: 2 }), (phones) => {
      expect(new Set(phones.map(disguise)).size).toBe(phones.length)
    }),
  )
})

test('a disguise cannot be taken for a number and reveals none of its digits', () => {
  fc.assert(
    fc.property(number, (phone) => {
      expect(disguise(phone)).toMatch(/^hmac:[\w-]{43}$/)
      expect(disguise(phone)).not.toContain(phone.slice(2))
    }),
  )
})
