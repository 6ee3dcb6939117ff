import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { countBegun, endInExpected, isOneSyllable, matchesIn, wordsIn } from '../../../scenario/pavel/expected-words.ts'
import { areOwn, callersPart, isEcho, isNear, withoutOwn } from '../../../scenario/pavel/own-words.ts'
import { nothingMatched, watched } from '../../../scenario/pavel/stop-on-match.ts'
import { normalise } from '../../../server/rules/matching/normalise.ts'

const letters = Array.from('абвеёийклмнопрстуyz1 -\u0301')
const word = fc.string({ unit: fc.constantFrom(...Array.from('абвеийклмнопрст')), minLength: 1, maxLength: 12 })
const words = fc.array(word, { minLength: 1, maxLength: 8 })
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...letters), maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
)

test('words are what the server makes of a text, but for digits that no recogniser writes', () => {
  const isForeign = /[^\P{Nd}0-9]/u
  fc.assert(
    fc.property(text, (said) => {
      fc.pre(!isForeign.test(said.normalize('NFKD')))
      expect(wordsIn(said).join(' ')).toBe(normalise(said))
    }),
  )
})

test('an expected phrase is found wherever it stands, and ends a text only at its end', () => {
  fc.assert(
    fc.property(words, words, words, (before, phrase, after) => {
      const expected = [phrase.join(' ')]
      const all = [...before, ...phrase, ...after]
      expect(matchesIn(all, expected).map(({ at }) => at)).toContain(before.length)
      expect(endInExpected([...before, ...phrase], expected)).toBe(true)
    }),
  )
})

test('a beginning stands for a word from five letters on', () => {
  const found = (said: string, phrase: string) => matchesIn(wordsIn(said), [phrase]).length > 0
  expect(found('подсказку', 'подсказк')).toBe(true)
  expect(found('подсказку', 'подсказка')).toBe(false)
  expect(found('дымка', 'дым')).toBe(false)
  expect(found('Пропустите ребус', 'пропустит ребус')).toBe(true)
  expect(found('ребус пропустите', 'пропустит ребус')).toBe(false)
  expect(found('', 'дым')).toBe(false)
  expect(matchesIn(['дым'], [''])).toEqual([])
})

test('a beginning of a longer phrase is counted by its words', () => {
  expect(countBegun(['ну', 'колл'], ['колл центр'])).toBe(1)
  expect(countBegun(['что', 'где'], ['что где когда', 'где же'])).toBe(2)
  expect(countBegun(['колл', 'центр'], ['колл центр'])).toBe(0)
  expect(countBegun([], ['колл центр'])).toBe(0)
})

test('syllables are vowels of either language', () => {
  expect(['дым', 'стоп', 'stop', 'мкб'].map(isOneSyllable)).toEqual([true, true, true, true])
  expect(['пока', 'hello', 'колл центр'].map(isOneSyllable)).toEqual([false, false, false])
})

test('all that Pavel says is his own, whatever is missing of it', () => {
  fc.assert(
    fc.property(words, fc.infiniteStream(fc.boolean()), (said, comesBack) => {
      const echo = said.filter(() => comesBack.next().value)
      expect(withoutOwn(echo, said)).toEqual([])
      expect(isEcho(echo, said, [])).toBe(echo.length > 0)
    }),
  )
})

test('one letter in five may be wrong, and no more', () => {
  expect(isNear('картинку', 'картенку')).toBe(true)
  expect(isNear('картинку', 'картенка')).toBe(false)
  expect(isNear('дом', 'дым')).toBe(false)
  expect(isNear('сорок', 'сорох')).toBe(true)
  fc.assert(fc.property(word, word, (one, other) => expect(isNear(one, other)).toBe(isNear(other, one))))
})

test('the last word may be the beginning of one of his', () => {
  expect(areOwn(['след'], ['следующая'])).toEqual([true])
  expect(areOwn(['след', 'дым'], ['следующая'])).toEqual([false, false])
  expect(areOwn(['сл'], ['следующая'])).toEqual([false])
})

test('an expected word counts as his only if he said that very word', () => {
  expect(isEcho(['дедлайн'], ['дедлайны'], ['дедлайн'])).toBe(false)
  expect(isEcho(['дедлайн'], ['дедлайн'], ['дедлайн'])).toBe(true)
  expect(isEcho(['дедлайн'], ['дедлайны'], ['верблюд'])).toBe(true)
})

test('of a text over an echo the words of the caller are left, his «not» included', () => {
  const said = wordsIn('Посмотрите, что не так на картинке')
  expect(callersPart('Подсказка, посмотрите что', said, ['подсказка'])).toBe('Подсказка,')
  expect(callersPart('нет не дедлайн', said, ['дедлайн'])).toBe('нет не дедлайн')
  expect(callersPart('что не так дедлайн', said, ['дедлайн'])).toBe('дедлайн')
})

test('a match is stable when it stays, whatever comes with it', () => {
  const expected = ['дедлайн', 'дым', 'колл центр']
  const first = watched(nothingMatched, ['дедлайн'], false, 0, expected)
  expect(first.stopsAt).toBe(300)
  expect(watched(first, ['дедлайн'], false, 100, expected).stopsAt).toBe(100)
  expect(watched(first, ['дедлайн', 'завтра'], false, 100, expected).stopsAt).toBe(100)
  expect(watched(first, ['верблюд'], false, 100, expected).stopsAt).toBeNull()
  expect(watched(nothingMatched, ['дым'], true, 0, expected).stopsAt).toBe(0)
  expect(watched(nothingMatched, ['колл', 'центр'], false, 0, expected).stopsAt).toBe(0)
})

test('a single syllable waits until it does not change, however often it comes', () => {
  const first = watched(nothingMatched, ['дым'], false, 0, ['дым'])
  const second = watched(first, ['дым'], false, 200, ['дым'])
  expect(second.stopsAt).toBe(300)
  const grown = watched(second, ['дым', 'над'], false, 250, ['дым'])
  expect(grown.stopsAt).toBe(550)
  expect(grown.matchedAt).toBe(0)
})

test('nothing but a match ever stops him', () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 6 }), fc.boolean(), (heard, isFinal) => {
      const expected = ['щщщщщ', 'ж щ']
      const watch = heard.reduce((before, said, at) => watched(before, said, isFinal, at, expected), nothingMatched)
      expect(watch.stopsAt).toBeNull()
    }),
  )
})
