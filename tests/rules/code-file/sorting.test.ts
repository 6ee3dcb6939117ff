import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { delimiterOf } from '../../../server/rules/code-file/encoding.ts'
import { createSorting } from '../../../server/rules/code-file/sorting.ts'

const cell = fc.oneof(fc.constantFrom('AB-1', 'ab-1', 'AB-2', '', ' ', 'no code', 'x'), fc.string())

test('every cell that is not empty is a code, a code that was there before, or a fault; and no code is there twice', () => {
  fc.assert(
    fc.property(fc.array(cell), (cells) => {
      const { take, sorted } = createSorting(0)
      cells.forEach((text, index) => take({ line: index + 1, cells: [text] }))
      const written = cells.filter((text) => text.replaceAll(/[\s\u200B-\u200F\u2060\uFEFF]/gu, '') !== '')
      expect(sorted.codes.length + sorted.twice + sorted.faults).toBe(written.length)
      expect(new Set(sorted.codes.map((code) => code.toUpperCase())).size).toBe(sorted.codes.length)
    }),
  )
})

test.each([
  ['AB-1\nAB-2', null],
  ['a;b,c\nd;e\nf;g', ';'],
  ['a\tb;c\nd\te', '\t'],
  ['"a,b";c\n"d,e";f', ';'],
  ['a|b\nc|d', '|'],
  ['', null],
])('what stands between the cells of %p is %p', (text, delimiter) => {
  expect(delimiterOf(text)).toBe(delimiter)
})
