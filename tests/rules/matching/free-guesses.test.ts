import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { readQuiz } from '../../../server/campaigns/quiz-file.ts'
import type { Language } from '../../../server/rules/matching/attempt.ts'
import { understand as understandAttempt } from '../../../server/rules/matching/matching.ts'
import { wordsIn } from '../../../server/rules/matching/words.ts'
import { rebusesOf } from '../../../server/rules/quiz/rebuses.ts'
import { understand } from './asking.ts'

const quizzes = { ru: (await readQuiz('intercom-ru')).quiz, en: (await readQuiz('intercom-en')).quiz }

const things: Record<Language, string[]> = {
  ru: ['медведь', 'собака', 'утюг', 'паровоз', 'красная шапочка', 'пожарная машина', 'верблюды', 'холодильником'],
  en: ['bear', 'dog', 'iron', 'steam engine', 'little red hood', 'fire truck', 'camels', 'refrigerator'],
}

const frames: Record<Language, ((command: string, guess: string) => string)[]> = {
  ru: [
    (command, guess) => `${command} ${guess}`,
    (command, guess) => `${guess} ${command}`,
    (command, guess) => `${guess}, ${command}, пожалуйста`,
    (command, guess) => `${command}, это ${guess}?`,
    (command, guess) => `ну ${command} наверное ${guess}`,
  ],
  en: [
    (command, guess) => `${command} ${guess}`,
    (command, guess) => `${guess} ${command}`,
    (command, guess) => `${guess}, ${command}, please`,
    (command, guess) => `${command}, is it ${guess}?`,
    (command, guess) => `um ${command} maybe ${guess}`,
  ],
}

const rebusesIn = (language: Language) => rebusesOf(quizzes[language])

/** What these words mean where the rebus at this place of the quiz is asked. */
function kindOf(heard: string, at: number, language: Language): string {
  const { commands } = quizzes[language]
  const rebuses = rebusesIn(language)
  const rebus = rebuses[at]
  if (!rebus) throw new Error(`no rebus ${at}`)
  return understandAttempt({ heard, rebus, others: rebuses.filter((other) => other !== rebus), language, commands }).kind
}

const phrasesOf = (language: Language) => {
  const { commands, lessClear, telltales } = wordsIn(language)
  return [...new Set([commands, lessClear, telltales].flatMap((lists) => Object.values(lists).flat()))]
}

const wrongOnes = (at: number, language: Language) => [
  ...things[language],
  ...rebusesIn(language).flatMap(({ answer }, other) => (other === at ? [] : [answer])),
]

describe.each<Language>(['ru', 'en'])('A guess beside a command costs what it costs without one (%s)', (language) => {
  const places = rebusesIn(language).map((_, at) => at)

  test('for every command, whatever rebus is asked', () => {
    const [thing = ''] = things[language]
    const told = Object.values(wordsIn(language).commands).flatMap((phrases) => phrases.slice(0, 2))
    const heard = told.flatMap((command, at) => frames[language][at % 5]?.(command, thing) ?? [])
    const free = places.flatMap((at) => heard.filter((words) => kindOf(words, at, language) !== 'answer'))
    expect([...new Set(free)]).toEqual([])
  })

  test('in any of their forms, and a right guess beside it never differs from a wrong one in being free', () => {
    const said = fc.constantFrom(...places).chain((at) =>
      fc.record({
        at: fc.constant(at),
        wrong: fc.constantFrom(...wrongOnes(at, language)),
        command: fc.constantFrom(...phrasesOf(language)),
        frame: fc.constantFrom(...frames[language]),
      }),
    )
    fc.assert(
      fc.property(said, ({ at, wrong, command, frame }) => {
        const right = rebusesIn(language)[at]?.answer ?? ''
        const heard = [frame(command, right), frame(command, wrong)]
        expect(heard.filter((words) => kindOf(words, at, language) !== 'answer')).toEqual([])
      }),
      { numRuns: 700 },
    )
  })
})

test.each<[Language, string[]]>([
  ['ru', ['можно', 'дай', 'дайте', 'покажи', 'расскажи', 'скажи', 'а можно', 'прочитай мне']],
  ['en', ['can you', 'give me', 'could you', 'tell me', 'show me', 'may I', 'please']],
])('The mere beginning of a request costs nothing (%s)', (language, beginnings) => {
  expect(beginnings.filter((heard) => kindOf(heard, 0, language) !== 'nothing')).toEqual([])
})

test.each<[Language, string[]]>([
  ['ru', ['я дедлайну', 'я собаку', 'уже дедлайну', 'уже стол', 'мы дедлайном', 'мы домом']],
  ['en', ['I deadline', 'I dog', "I'll deadline", "I'll dog", 'let me deadline', 'let me dog']],
])('Where any word after a subject is free, the right one does not count (%s)', (language, phrases) => {
  for (const heard of phrases) expect([heard, understand(heard, language)]).toEqual([heard, { kind: 'nothing' }])
})

test.each<[Language, string, boolean]>([
  ['ru', 'сейчас, дедлайн', true],
  ['ru', 'я думаю дедлайн', true],
  ['ru', 'я не знаю, дедлайн', true],
  ['ru', 'я не знаю, стол', false],
  ['en', 'I think deadline', true],
  ['en', "I don't know, deadline", true],
  ['en', "I don't know, dog", false],
  ['en', "I'll pass, dog", false],
])('Other words after which a guess stands take nothing from it, nor make it free (%s): «%s»', (language, heard, right) => {
  expect(understand(heard, language)).toMatchObject({ kind: 'answer', match: { right } })
})
