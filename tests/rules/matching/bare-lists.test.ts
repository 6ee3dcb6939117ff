import { describe, expect, test } from 'bun:test'
import type { Language } from '../../../server/rules/matching/attempt.ts'
import { isRight, understand } from './asking.ts'

/** Nouns in the form that names a thing, whatever stands beside them. */
const things: Record<Language, string> = {
  ru: 'пожар певец замок доклад огонь радио совещание ограбление лекция паника батарейка кошка тревога дорога схема светофоры танцы',
  en: 'fire castle unicorn mouse umbrella traffic helmet envelope prison lightning guitar',
}

/** What belongs to an answer that stands after it, or before it. */
const before: Record<Language, string> = {
  ru: 'горящий большой страшный последний мой ну наверное дружище братан кажись',
  en: 'burning tight missed my probably dude office',
}
const after: Record<Language, string> = {
  ru: 'проекта команды мышей дружище наверное окончательно ребята блин пацаны',
  en: 'approaching buddy probably finally folks obviously',
}

const answers: Record<Language, string> = { ru: 'дедлайн', en: 'deadline' }

describe.each(['ru', 'en'] as const)('Beside the answer, without a joiner (%s)', (language) => {
  const answer = answers[language]
  const misjudged = (said: readonly string[], right: boolean) => said.filter((heard) => isRight(heard, language) !== right)

  test('a noun that names a thing of its own is another guess', () => {
    expect(
      misjudged(
        things[language].split(' ').map((thing) => `${answer} ${thing}`),
        false,
      ),
    ).toEqual([])
  })

  test('what says which one it is, who is spoken to and how sure the caller is are none', () => {
    expect(
      misjudged(
        before[language].split(' ').map((word) => `${word} ${answer}`),
        true,
      ),
    ).toEqual([])
    expect(
      misjudged(
        after[language].split(' ').map((word) => `${answer} ${word}`),
        true,
      ),
    ).toEqual([])
  })
})

test('Before a Russian answer a noun names a thing, before an English one it says what kind', () => {
  expect(isRight('паника дедлайн')).toBe(false)
  expect(isRight('project deadline', 'en')).toBe(true)
})

test('The answer begun is no guess', () => {
  expect(isRight('де дедлайн')).toBe(true)
  expect(isRight('dead deadline', 'en')).toBe(true)
})

describe('“No” denies what it determines', () => {
  test.each(["it's", "that's", 'there is', 'definitely', 'absolutely', 'obviously', 'this is'])('%s no deadline', (start) => {
    expect(isRight(`${start} no deadline`, 'en')).toBe(false)
  })

  test.each(['no', 'no no', 'oh no', 'nope'])('%s, deadline', (start) => {
    expect(isRight(`${start} deadline`, 'en')).toBe(true)
  })
})

describe('A denial reaches the request that it stands beside, and no other', () => {
  test.each([
    ['не справляюсь подскажите', 'hint'],
    ['не хочу этот давай следующий', 'skip'],
    ['не могли бы вы повторить', 'repeat'],
    ['без подсказки не справлюсь', 'hint'],
  ])('%s', (heard, command) => {
    expect(understand(heard)).toEqual({ kind: 'command', command } as never)
  })

  test.each(['не пропускай', 'подсказку не хочу', 'я не просил подсказку', 'не давай подсказку', 'дальше не пойдём'])(
    '%s',
    (heard) => {
      expect(understand(heard)).toEqual({ kind: 'nothing' })
    },
  )
})
