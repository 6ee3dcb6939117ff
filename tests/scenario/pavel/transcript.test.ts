import { expect, test } from 'bun:test'
import fc from 'fast-check'
import {
  nothingHeard,
  takenOver,
  textOf,
  type Transcript,
  withFinal,
  withInterim,
  withoutPast,
} from '../../../scenario/pavel/transcript.ts'

const word = fc.constantFrom('альфа', 'бета', 'гамма', 'дельта', 'сигма', 'омега')
const utterance = fc.array(word, { minLength: 2, maxLength: 5 })
const begins = (words: string[], beginning: string[]) => beginning.every((part, at) => words[at] === part)

/** A recogniser hears the words of an utterance one by one; `before` is what its text begins with. */
function heard(transcript: Transcript, words: string[], before = ''): Transcript {
  const text = (count: number) => [before, ...words.slice(0, count)].filter(Boolean).join(' ')
  const grown = words.reduce((known, _, at) => withInterim(known, text(at + 1)), transcript)
  return withFinal(grown, text(words.length))
}

test('the text is what was said, whether the recogniser begins anew with each utterance or lets the text grow', () => {
  fc.assert(
    fc.property(fc.array(utterance, { minLength: 1, maxLength: 4 }), (said) => {
      fc.pre(said.every((words, at) => at === 0 || !begins(words, said[at - 1] ?? [])))
      const anew = said.reduce((known, words) => heard(known, words), nothingHeard)
      const grown = said.reduce(
        ({ known, before }, words) => ({
          known: heard(known, words, before),
          before: [before, ...words].filter(Boolean).join(' '),
        }),
        { known: nothingHeard, before: '' },
      ).known
      expect(textOf(anew)).toBe(said.flat().join(' '))
      expect(textOf(grown)).toBe(said.flat().join(' '))
    }),
  )
})

test('what was heard before a cut does not count, also where it is said again with more behind it', () => {
  fc.assert(
    fc.property(utterance, utterance, (before, after) => {
      fc.pre(before[0] !== after[0])
      const cut = withoutPast(withInterim(nothingHeard, before.join(' ')), 0)
      expect(textOf(cut)).toBe('')
      expect(textOf(withInterim(cut, [...before, ...after].join(' ')))).toBe(after.join(' '))
      expect(textOf(withFinal(cut, [...before, ...after].join(' ')))).toBe(after.join(' '))
      expect(textOf(withFinal(cut, before.join(' ')))).toBe('')
    }),
  )
})

test('the same words count again once their utterance has ended', () => {
  const cut = withoutPast(heard(nothingHeard, ['подсказка']), 0)
  expect(textOf(withInterim(cut, 'подсказка'))).toBe('подсказка')
  expect(textOf(heard(cut, ['подсказка', 'пожалуйста']))).toBe('подсказка пожалуйста')
})

test('a final result that is sent twice counts once', () => {
  const once = heard(nothingHeard, ['дедлайн'])
  expect(withFinal(once, 'Дедлайн.')).toEqual(once)
})

test('an interim result that is taken back leaves nothing, and a final one has the last word', () => {
  const some = withInterim(nothingHeard, 'колл центр')
  expect(textOf(withInterim(some, ''))).toBe('')
  expect(textOf(withFinal(some, ''))).toBe('')
  expect(textOf(withFinal(some, 'колл'))).toBe('колл')
})

test('a cut keeps the words that may begin something, and a word that has grown since', () => {
  const cut = withoutPast(withInterim(nothingHeard, 'ну вот колл'), 1)
  expect(textOf(cut)).toBe('колл')
  expect(textOf(withInterim(cut, 'ну вот колл центр'))).toBe('колл центр')
  const part = withoutPast(withInterim(nothingHeard, 'ну под'), 0)
  expect(textOf(withInterim(part, 'ну подсказка'))).toBe('подсказка')
})

test('another recogniser goes on where the first one died', () => {
  const taken = takenOver(withInterim(nothingHeard, 'это'))
  expect(textOf(withInterim(taken, 'верблюд'))).toBe('это верблюд')
})
