import { expect, test } from 'bun:test'
import { assert, property, string } from 'fast-check'
import { longestSentence, readSentence } from '../../../server/rules/speech/speech.ts'

test('a sentence is one line without what a voice takes for mark-up or nobody can see', () => {
  expect(readSentence('  Это\r\nслово <break time="9s"/> длинное\u202e,\u0007 да  ')).toEqual({
    sentence: 'Это слово break time="9s"/ длинное , да',
  })
})

test('a sentence needs a letter or a figure', () => {
  for (const typed of ['', '   ', '…', '<>', '\u200b\ud800']) expect(readSentence(typed)).toEqual({ fault: 'empty' })
  expect(readSentence('5')).toEqual({ sentence: '5' })
})

test('a sentence has a most length, once it is tidied', () => {
  expect(readSentence('я'.repeat(longestSentence))).toEqual({ sentence: 'я'.repeat(longestSentence) })
  expect(readSentence(`  ${'я'.repeat(longestSentence)}  `)).toHaveProperty('sentence')
  expect(readSentence('я'.repeat(longestSentence + 1))).toEqual({ fault: 'too long' })
})

test('whatever is typed, a sentence is well-formed, on one line, and stays as it is when it is read again', () => {
  assert(
    property(string({ unit: 'binary', maxLength: 400 }), (typed) => {
      const read = readSentence(typed)
      if ('fault' in read) return
      expect(read.sentence).not.toMatch(/[<>\p{C}]|\s\s/u)
      expect(readSentence(read.sentence)).toEqual(read)
    }),
  )
})
