import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { asciiJson } from '../../scenario/protocol.ts'

/** What it means: JSON in which every character outside ASCII, and the one control character that JSON leaves, is escaped. */
function defined(value: unknown): string {
  const escape = (unit: string) => '\\u' + unit.charCodeAt(0).toString(16).padStart(4, '0')
  return JSON.stringify(value).replace(/[\u007f-\uffff]/g, escape)
}

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.integer({ max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
)
const values = fc
  .oneof(
    text,
    fc.anything({
      key: text,
      values: [text, fc.double({ noNaN: true }), fc.boolean(), fc.constant(null)],
      withNullPrototype: false,
    }),
  )
  .filter((value) => JSON.stringify(value) !== undefined)

test('A message is the JSON of its value, with every character outside ASCII escaped, half of a pair too', () => {
  fc.assert(
    fc.property(values, (value) => {
      const message = asciiJson(value)
      expect(message).toBe(defined(value))
      expect(message).toMatch(/^[\x20-\x7e]*$/)
      expect(JSON.parse(message)).toEqual(JSON.parse(JSON.stringify(value)))
    }),
    { numRuns: 2_000 },
  )
})

test('Every character of 16 bits comes through a message', () => {
  const all = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit)).join('')
  expect(asciiJson(all)).toBe(defined(all))
  expect(JSON.parse(asciiJson(all))).toBe(all)
})

test('Letters, signs beyond 16 bits and lone halves of them are written so', () => {
  expect(asciiJson({ say: 'Да, ok 🦎', half: '\ud83e', end: '~\u007f' })).toBe(
    String.raw`{"say":"\u0414\u0430, ok \ud83e\udd8e","half":"\ud83e","end":"~\u007f"}`,
  )
})
