import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { compareLetters, spell } from '../../../server/rules/notation/compare.ts'
import { readLine } from '../../../server/rules/notation/read-line.ts'

/** Returns a comparison as one text: `x` same, `x/y` x instead of y, `-x` too much, `+x` missing. */
const compared = (spelled: string, answer: string) =>
  compareLetters(spelled, answer)
    .map((each) => {
      if (each.kind === 'same') return each.letter
      if (each.kind === 'other') return `${each.letter}/${each.expected}`
      return each.kind === 'extra' ? `-${each.letter}` : `+${each.expected}`
    })
    .join(' ')

describe('what a line adds up to', () => {
  test('is told letter by letter, each with the place of its part', () => {
    const read = readLine('дед + лай(к=н):thumbs-up')
    const letters = spell('parts' in read ? read.parts : [])
    expect(letters.map(({ letter }) => letter).join('')).toBe('дедлайн')
    expect(letters[2]).toEqual({ letter: 'д', start: 0, end: 3 })
    expect(letters[6]).toEqual({ letter: 'н', start: 6, end: 24 })
  })

  test.each([
    ['дедлайн', 'дедлайн', 'д е д л а й н'],
    ['дедлайк', 'дедлайн', 'д е д л а й к/н'],
    ['дедлайн', 'дедлай', 'д е д л а й -н'],
    ['едлайн', 'дедлайн', '+д е д л а й н'],
    ['чатбот', 'Чат-бот', 'ч а т б о т'],
    ['елка', 'ёлка', 'е л к а'],
    ['callcenter', 'call center', 'c a l l c e n t e r'],
    ['', 'да', '+д +а'],
    ['да', '', '-д -а'],
  ])('%p beside the answer %p is %p', (spelled, answer, expected) => expect(compared(spelled, answer)).toBe(expected))

  test('tells the places in both, counted in characters', () => {
    expect(compareLetters('ча-тт', 'чат-о')).toEqual([
      { kind: 'same', letter: 'ч', at: 0, expected: 'ч', answerAt: 0 },
      { kind: 'same', letter: 'а', at: 1, expected: 'а', answerAt: 1 },
      { kind: 'same', letter: 'т', at: 3, expected: 'т', answerAt: 2 },
      { kind: 'other', letter: 'т', at: 4, expected: 'о', answerAt: 4 },
    ])
  })

  test('has every letter of both exactly once, in order', () => {
    const word = fc.string({ unit: fc.constantFrom(...'абвё'.split('')), maxLength: 9 })
    fc.assert(
      fc.property(word, word, (spelled, answer) => {
        const all = compareLetters(spelled, answer)
        expect(all.flatMap((each) => (each.kind === 'missing' ? [] : each.letter)).join('')).toBe(spelled)
        expect(all.flatMap((each) => (each.kind === 'extra' ? [] : each.expected)).join('')).toBe(answer)
      }),
    )
  })
})
