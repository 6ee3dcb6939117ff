import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import type { Language } from '../../../server/rules/matching/attempt.ts'
import { isRight, understand } from './asking.ts'

/** The words of each that are judged otherwise than they should be. */
const misjudged = (heard: readonly string[], language: Language, right: boolean) =>
  heard.filter((words) => isRight(words, language) !== right)

describe('«Или» between two claims makes a list', () => {
  test.each<[Language, string[]]>([
    [
      'ru',
      [
        'дедлайн или собака в шляпе',
        'собака в шляпе или дедлайн',
        'это дедлайн или, ну, какой-то пожар на работе',
        'машина которая всё знает или дедлайн',
        'либо дедлайн, либо то, что горит',
        'то ли дедлайн то ли отчёт',
        'дедлайн, ну или даже скорее пожар в офисе',
        'крайний срок или день сурка',
        'лекция или дедлайн или собрание',
        'дед или дедлайн',
      ],
    ],
    [
      'en',
      [
        'deadline or a dog in a hat',
        'a dog in a hat or maybe the deadline',
        'either a deadline or when everything burns',
        'due date or party',
      ],
    ],
  ])('%s', (language, heard) => expect(misjudged(heard, language, false)).toEqual([]))

  test.each<[Language, string[]]>([
    [
      'ru',
      [
        'дедлайн или крайний срок',
        'дедлайн или deadline',
        'дедлайн или как его там',
        'дедлайн, или что-то в этом роде',
        'дедлайн, или я ошибаюсь?',
        'не пароль или оператор, а дедлайн',
      ],
    ],
    ['en', ['deadline or due date', "deadline or whatever it's called", 'a deadline, or something like that']],
  ])('but not where nothing else is claimed (%s)', (language, heard) => expect(misjudged(heard, language, true)).toEqual([]))

  const claims = fc.constantFrom(
    'собака',
    'пожар',
    'большая собака в шляпе',
    'то, что горит',
    'пароль',
    'какой-то отчёт',
    'оператор связи',
  )
  const or = fc.constantFrom(' или ', ', или ', ' или же ', ' ну или ', ' либо ', ' или, ну, ')
  test('whatever stands on the other side, and on whichever side the answer is', () => {
    fc.assert(
      fc.property(claims, or, fc.boolean(), (other, joiner, isFirst) => {
        const heard = isFirst ? `дедлайн${joiner}${other}` : `${other}${joiner}дедлайн`
        expect([heard, isRight(heard)]).toEqual([heard, false])
      }),
    )
  })
})

describe('The pieces of the picture', () => {
  test.each<[Language, string[]]>([
    [
      'ru',
      [
        'дед, дедлайн',
        'дед, лайк, дедлайн',
        'дед лайк дедлайн',
        'дед, лайн, дедлайн',
        'деда и лайка, дедлайн',
        'паровоз, паро, дедлайн',
        'дед плюс лайн это дедлайн',
      ],
    ],
    ['en', ['d bread wine deadline', 'd, bread, wine, deadline', 'bread and wine and deadline']],
  ])('are no guesses (%s)', (language, heard) => expect(misjudged(heard, language, true)).toEqual([]))

  test.each<[Language, string[]]>([
    [
      'ru',
      ['д, дедлайн', 'ай, лай, дед, рык, дедлайн', 'собака, дедлайн', 'дела, дедлайн', 'старик, дедлайн', 'паровозик, дедлайн'],
    ],
    ['en', ['ad, deadline', 'bred, deadline', 'beer, deadline']],
  ])('are the words that its recipe names and nothing else, not even parts of the answer (%s)', (language, heard) =>
    expect(misjudged(heard, language, false)).toEqual([]),
  )
})

describe('A denial', () => {
  test.each<[Language, string[]]>([
    [
      'ru',
      [
        'не пожар дедлайн',
        'не пожар это дедлайн',
        'это не завтрак это дедлайн',
        'нет не отчёт дедлайн',
        'не пароль дедлайн',
        'ничего кроме дедлайна',
      ],
    ],
    ['en', ['not a fire it’s a deadline', 'not email deadline', "it's not a sunset it's a deadline", 'nothing but a deadline']],
  ])('reaches as far as what is denied (%s)', (language, heard) => expect(misjudged(heard, language, true)).toEqual([]))

  test.each<[Language, string[]]>([
    [
      'ru',
      [
        'не горящий дедлайн',
        'не думаю что это дедлайн',
        'никакой это не дедлайн',
        'вряд ли это дедлайн',
        'не про дедлайн',
        'не, не дедлайн',
      ],
    ],
    ['en', ['not a burning deadline', 'not a real deadline', "I don't think it's a deadline", "it's not the final deadline"]],
  ])('reaches over its attributes and through «это» (%s)', (language, heard) =>
    expect(misjudged(heard, language, false)).toEqual([]),
  )

  test.each<[Language, string[]]>([
    [
      'ru',
      [
        'не дедлайн ли это?',
        'не дедлайн ли',
        'а не дедлайн ли',
        'это случайно не дедлайн',
        'разве не дедлайн',
        'а разве это не дедлайн?',
        'неужели не дедлайн',
        'это не дедлайн?',
        'дедлайн, разве нет?',
        'дедлайн, не так ли',
      ],
    ],
    [
      'en',
      [
        "isn't it a deadline?",
        "isn't it a deadline",
        'is that not a deadline',
        'is it not a deadline',
        "it isn't a deadline?",
        "deadline, isn't it",
      ],
    ],
  ])('is none in a polite question (%s)', (language, heard) => expect(misjudged(heard, language, true)).toEqual([]))
})

describe('An answer that is taken back', () => {
  test.each<[Language, string[]]>([
    [
      'ru',
      [
        'дедлайн… нет, пароль',
        'дедлайн, ой нет',
        'дедлайн ой пароль',
        'дедлайн ой извините ключ',
        'дедлайн точнее пароль',
        'дедлайн то есть пароль',
        'дедлайн хотя нет',
        'дедлайн хотя нет радио',
        'дедлайн отменяется',
        'дедлайн тоже не подходит',
        'крайний срок, дедлайн, нет',
        'дедлайн, не, пароль',
      ],
    ],
    [
      'en',
      [
        'deadline no wait password',
        'deadline I mean password',
        'deadline, sorry, password',
        'deadline never mind',
        'deadline… no',
      ],
    ],
  ])('is not given (%s)', (language, heard) => expect(misjudged(heard, language, false)).toEqual([]))

  test.each<[Language, string[]]>([
    [
      'ru',
      [
        'пароль… нет, дедлайн',
        'пароль ой дедлайн',
        'пароль, извините, дедлайн',
        'пароль точнее дедлайн',
        'собака, вернее, дедлайн',
        'дед ой дедлайн',
        'пароль, не, дедлайн',
        'нет, дедлайн',
        'дедлайн, нет, точно дедлайн',
        'дедлайн, то есть крайний срок',
        'дедлайн, то есть когда всё горит',
        'ой, дедлайн',
      ],
    ],
    [
      'en',
      [
        'password no wait deadline',
        'password I mean deadline',
        'password, sorry, deadline',
        'dog, or rather, deadline',
        'oops, deadline',
      ],
    ],
  ])('makes room for the one that follows (%s)', (language, heard) => expect(misjudged(heard, language, true)).toEqual([]))

  test('the last of any number of answers counts', () => {
    const answers = fc.constantFrom('дедлайн', 'пароль', 'оператор', 'колл-центр')
    const corrections = fc.constantFrom(', нет, ', ' ой ', ' точнее ', ', вернее, ', ' то есть ', ' ой нет ')
    fc.assert(
      fc.property(fc.array(fc.tuple(answers, corrections), { maxLength: 4 }), answers, (before, last) => {
        const heard = before.map(([answer, word]) => `${answer}${word}`).join('') + last
        expect([heard, isRight(heard)]).toEqual([heard, last === 'дедлайн'])
      }),
      { numRuns: 500 },
    )
  })
})

describe('«Это» makes a sentence', () => {
  test.each<[Language, string[]]>([
    [
      'ru',
      [
        'горящая собака это дедлайн',
        'собака, огонь, часы — это дедлайн',
        'собака и огонь это дедлайн',
        'стол чашка пожар значит дедлайн',
        'стражник требует дедлайн',
        'дедлайн это когда всё горит',
      ],
    ],
    [
      'en',
      [
        "a dog in a fire that's a deadline",
        "dog fire clock it's a deadline",
        'dog, fire, so it is a deadline',
        'the guard wants a deadline',
      ],
    ],
  ])('in which what stands after it is claimed (%s)', (language, heard) => expect(misjudged(heard, language, true)).toEqual([]))

  test.each<[Language, string[]]>([
    [
      'ru',
      [
        'горящая собака это пароль',
        'дедлайн это пароль',
        'это пароль это дедлайн',
        'это собака, это пожар, это дедлайн',
        'это яблоко груша дедлайн',
      ],
    ],
    ['en', ["deadline that's a password", "it's a dog, it's a fire, it's a deadline"]],
  ])('but several answers stay several (%s)', (language, heard) => expect(misjudged(heard, language, false)).toEqual([]))
})

describe('Digits beside more digits are another number', () => {
  const heardFor404 = (heard: string) => understand(heard, 'ru', '404')
  test.each([
    '404',
    'четыреста четыре',
    'ошибка четыре ноль четыре',
    '404, 404',
    'четыреста четыре четыреста четыре',
    '44, нет, 404',
  ])('right: %s', (heard) => expect(heardFor404(heard)).toMatchObject({ match: { right: true } }))
  test.each(['4045', '404 5', '5 404', 'четыре ноль четыре пять', 'ноль четыреста четыре', '403 404', '403, 404', '405 404 403'])(
    'wrong: %s',
    (heard) => expect(heardFor404(heard)).toMatchObject({ match: { right: false } }),
  )

  test('whichever digits these are', () => {
    const digits = fc.stringMatching(/^[0-9]{0,3}$/)
    fc.assert(
      fc.property(digits, digits, (before, after) => {
        // «404, 404» says the answer twice.
        fc.pre([before, after].some((digits) => digits !== '' && digits !== '404'))
        const heard = `${before} 404 ${after}`
        expect([heard, heardFor404(heard)]).toMatchObject([heard, { match: { right: false } }])
      }),
    )
  })
})

test('Several answers in one breath never pass, nor does a list that is read out', () => {
  const other = fc.constantFrom('пароль', 'оператор', 'колл-центр', '404')
  const word = fc.constantFrom('собака', 'пожар', 'отчёт', 'яблоко', 'часы')
  const pause = fc.constantFrom(' ', ', ', ' и ', '… ', ' потом ', ' это ')
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.oneof(other, word), pause), { minLength: 3, maxLength: 8 }),
      other,
      fc.nat(8),
      (items, sure, at) => {
        const list = [...items.map(([words]): string => words), sure].toSpliced(at, 0, 'дедлайн')
        const heard = list.map((words, nth) => (nth === 0 ? words : `${items[nth - 1]?.[1] ?? ', '}${words}`)).join('')
        expect([heard, isRight(heard)]).toEqual([heard, false])
      },
    ),
    { numRuns: 1_000 },
  )
})
