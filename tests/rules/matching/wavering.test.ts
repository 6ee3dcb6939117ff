import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import type { Language } from '../../../server/rules/matching/attempt.ts'
import { isRight } from './asking.ts'

const misjudged = (heard: readonly string[], language: Language, right: boolean) =>
  heard.filter((words) => isRight(words, language) !== right)

describe('Whoever names two things has named none', () => {
  test.each<[Language, string]>([
    [
      'ru',
      'дедлайн а может быть срочная работа|дедлайн и ещё пожар|дедлайн а ещё может быть срочная работа|может дедлайн может большой пожар',
    ],
    [
      'ru',
      'что то среднее между дедлайном и пожаром|варианты такие дедлайн светофор тест|первое дедлайн второе пожар|дедлайн плюс пожар',
    ],
    [
      'ru',
      'во-первых дедлайн во-вторых пожар|если не дедлайн то пожар|дедлайн отчёт пожар что-нибудь из этого|дедлайн возможно срочная работа',
    ],
    ['en', 'deadline and also maybe alarm clock|could be deadline could be magic word|between deadline and fire I cannot choose'],
    [
      'en',
      'my options are deadline radio and peas|first deadline second sunset|deadline perhaps a fire drill|deadline fire alarm one of those',
    ],
  ])('%s: %s', (language, heard) => expect(misjudged(heard.split('|'), language, false)).toEqual([]))

  test('whichever way they are joined, and on whichever side the answer is', () => {
    const joiner = fc.constantFrom(' а может ', ' и ещё ', ' а ещё может быть ', ' а вдруг ', ' или может ', ' но может быть ')
    const other = fc.constantFrom('собака', 'замочная скважина', 'большой пожар на работе', 'пароль', 'то, что горит')
    fc.assert(
      fc.property(other, joiner, fc.boolean(), (thing, by, isFirst) => {
        const heard = isFirst ? `дедлайн${by}${thing}` : `${thing}${by}дедлайн`
        expect([heard, isRight(heard)]).toEqual([heard, false])
      }),
    )
  })

  test.each([
    'дедлайн а может крайний срок',
    'горящий наверное дедлайн',
    'собака в огне а может быть это дедлайн',
    'может быть дедлайн',
  ])('but not whoever names one: «%s»', (heard) => expect(isRight(heard)).toBe(true))
})

describe('What was only thought before, or is removed, does not count', () => {
  test.each<[Language, boolean, string]>([
    [
      'ru',
      false,
      'сначала думал дедлайн а теперь думаю пожар|дедлайн ладно не дедлайн|дедлайн убираем говорю пожар|забудь про дедлайн',
    ],
    ['ru', false, 'вместо дедлайна скажу пожар|зря я сказал дедлайн|скорее пожар чем дедлайн|да какой там дедлайн'],
    ['ru', true, 'сначала думал пожар а теперь думаю дедлайн|я подумал дедлайн|скорее дедлайн чем пожар|забудь пароль дедлайн'],
    [
      'ru',
      true,
      'не столько пожар сколько дедлайн|кроме дедлайна ничего в голову не приходит|что ж это как не дедлайн|не знаю правильно ли но дедлайн',
    ],
    [
      'en',
      false,
      'I thought deadline but now I think fire|forget deadline I say alarm|more like fire than deadline|anything but deadline',
    ],
    [
      'en',
      true,
      "more like deadline than fire|can't think of anything but deadline|first I thought fire but now deadline|deadline or am I wrong",
    ],
  ])('%s, right is %p: %s', (language, right, heard) => expect(misjudged(heard.split('|'), language, right)).toEqual([]))
})

test('What follows an answer as its number is no second guess', () => {
  expect(misjudged(['дедлайн номер сто', 'дедлайн номер 5', 'дедлайн 7'], 'ru', true)).toEqual([])
})
