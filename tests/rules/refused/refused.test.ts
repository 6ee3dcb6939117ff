import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import * as v from 'valibot'
import { draftOf, quizFormOf, WrittenDraft } from '../../../server/rules/draft/draft.ts'
import { understand } from '../../../server/rules/matching/matching.ts'
import { Quiz, rebusesOf } from '../../../server/rules/quiz/quiz.ts'
import {
  type Acceptance,
  differOnlyInSpellings,
  draftWith,
  groupHeard,
  type HeardWords,
  judgeWith,
  objectionTo,
  objectionToDraft,
  quizWith,
  withoutFillers,
} from '../../../server/rules/refused/refused.ts'
import { fixedQuiz } from '../../cast/fixed-quiz.ts'

const quiz = fixedQuiz()
const [deadline, password] = quiz.rebuses.map(({ answer }) => answer)
const spelling = (words: string, rebus = deadline ?? ''): Acceptance => ({ kind: 'spelling', rebus, words })
const command = (words: string, meant: 'repeat' | 'hint' | 'skip' = 'hint'): Acceptance => ({
  kind: 'command',
  command: meant,
  words,
})

describe('words are not accepted as an answer', () => {
  const refused: [string, string, object][] = [
    ['that are the answer of another rebus', 'пароль', { kind: "another's", answer: password }],
    ['that are another spelling of it', 'пассворд', { kind: "another's", answer: password }],
    ['that are a form of it', 'паролем', { kind: "another's", answer: password }],
    ['that are near it', 'поролем', { kind: "another's", answer: password }],
    ['that name it in a sentence', 'это наверное пароль', { kind: "another's", answer: password }],
    ['that deny something', 'не рубикон', { kind: 'negated' }],
    ['that list guesses', 'рубикон или финиш', { kind: 'a list of guesses' }],
    ['that list them by pauses', 'рубикон, финиш', { kind: 'a list of guesses' }],
    ['that are too many', 'река старт финиш собака кошка', { kind: 'a list of guesses' }],
    ['that are a command', 'подсказка', { kind: 'a command', command: 'hint' }],
    ['that are a command with polite words', 'дайте подсказку пожалуйста', { kind: 'a command', command: 'hint' }],
    ['that are empty', '', { kind: 'no words' }],
    ['that are marks alone', '?! …', { kind: 'no words' }],
    ['that say nothing', 'ну это', { kind: 'no words' }],
    ['of three letters', 'руб', { kind: 'too short' }],
    ['that never end', `рубикон ${'а'.repeat(100)}`, { kind: 'too long' }],
    ['with a telephone number', 'восемь девятьсот шестнадцать сто двадцать три', { kind: 'holds a number' }],
    ['of an answering machine', 'оставьте сообщение после сигнала', { kind: 'a machine' }],
    ['that are accepted already', 'Дед-лайн', { kind: 'accepted already' }],
  ]
  test.each(refused)('%s: «%s»', (_, words, objection) => {
    expect(objectionTo(quiz, spelling(words))).toMatchObject(objection)
  })

  test('of a rebus that there is not', () => {
    expect(objectionTo(quiz, spelling('рубикон', 'сервер'))).toEqual({ kind: 'no such rebus' })
  })

  test('that belong to another rebus in the draft, or where the draft has dropped the rebus', () => {
    const draft = draftOf(quizWith(quiz, spelling('рубикон', password)))
    expect(objectionToDraft(draft, spelling('Рубикон'))).toMatchObject({ kind: "another's", answer: password })
    expect(objectionToDraft({ ...draft, rebuses: draft.rebuses.slice(1) }, spelling('финиш'))).toEqual({ kind: 'no such rebus' })
    expect(objectionToDraft(draft, spelling('финиш'))).toBeNull()
  })
})

describe('words are not accepted as a command', () => {
  const refused: [string, string, object][] = [
    ['that are an answer', 'пароль', { kind: "another's", answer: password }],
    ['that are another command', 'пропустить', { kind: 'a command', command: 'skip' }],
    ['that are this command', 'подсказка', { kind: 'accepted already' }],
    ['that are a single word which says nothing', 'ну', { kind: 'no words' }],
    ['that are empty', ' ', { kind: 'no words' }],
    ['that are a fragment', 'кот', { kind: 'too short' }],
  ]
  test.each(refused)('%s: «%s»', (_, words, objection) => {
    expect(objectionTo(quiz, command(words))).toMatchObject(objection)
  })
})

const letters = 'абвгдежзиклмнопрстуфхцчшщыэюя'.split('')
const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 4, maxLength: 12 })

describe('phrases for commands', () => {
  const taught = quizWith(quizWith(quiz, command('давай другую')), command('ну его', 'skip'))

  test('stay in a quiz that is written on, and in a draft that is kept', () => {
    expect(v.parse(Quiz, quizFormOf(draftOf(taught)).form)).toEqual(taught)
    expect(v.parse(WrittenDraft, JSON.parse(JSON.stringify(draftOf(taught))))).toMatchObject({ commands: taught.commands })
    expect(draftWith(draftOf(taught), command('давай другую'))).toBeNull()
  })

  test('decide what was refused for whatever rebus, and nothing else', () => {
    const { decides, means } = judgeWith(taught, command('давай другую'))
    for (const asked of [deadline ?? '', password ?? '']) expect(decides({ asked, heard: 'Ну давай другую' })).toBe(true)
    expect(decides({ asked: deadline ?? '', heard: 'ну его' })).toBe(false)
    expect(means({ asked: deadline ?? '', heard: 'ну его' })).toBe('skip')
  })
})

describe('whatever is accepted', () => {
  test('is understood from then on, and takes nothing from the other rebuses', () => {
    const holds = (words: string) => {
      const acceptance = spelling(words)
      if (objectionTo(quiz, acceptance)) return
      const after = quizWith(quiz, acceptance)
      const isRight = (of: Quiz, heard: string, at: number) => {
        const rebuses = rebusesOf(of)
        const [rebus, others] = [rebuses[at]!, rebuses.toSpliced(at, 1)]
        const understood = understand({ heard, rebus, others, language: 'ru' })
        return understood.kind === 'answer' && understood.match.right
      }
      expect(isRight(after, words, 0)).toBe(true)
      for (const [at, { answer, accept }] of quiz.rebuses.entries())
        for (const heard of [answer, ...accept]) expect(isRight(after, heard, at)).toBe(isRight(quiz, heard, at))
    }
    // Each run judges every spelling of the quiz twice.
    fc.assert(fc.property(word, holds), { numRuns: 20 })
  })

  test('is all that the new version adds, and the draft gets it once', () => {
    const after = quizWith(quiz, spelling('рубикон'))
    expect(differOnlyInSpellings(quiz, after)).toBe(true)
    expect(differOnlyInSpellings(quiz, quizWith(quiz, command('давай другую')))).toBe(true)
    expect(differOnlyInSpellings(quiz, { ...after, points: [9, 6, 3] })).toBe(false)
    const draft = draftWith(draftOf(quiz), spelling('рубикон'))
    expect(draft?.rebuses[0]?.accept).toContain('рубикон')
    expect(draft && draftWith(draft, spelling('рубикон'))).toBeNull()
    expect(draftWith(draftOf(quiz), command('давай другую'))?.commands?.hint).toEqual(['давай другую'])
  })

  test('decides what the matching decides: forms, near words and sentences, and no other rebus', () => {
    const acceptance = spelling('рубикон')
    const { decides } = judgeWith(quizWith(quiz, acceptance), acceptance)
    const asked = deadline ?? ''
    for (const heard of ['рубикон', 'это рубиконы', 'наверное, рубекон']) expect(decides({ asked, heard })).toBe(true)
    for (const heard of ['не рубикон', 'рубикон или пароль', 'река', '']) expect(decides({ asked, heard })).toBe(false)
    expect(decides({ asked: password ?? '', heard: 'рубикон' })).toBe(false)
    expect(decides({ asked: null, heard: 'рубикон' } as never)).toBe(false)
  })
})

const heard = (words: string, times = 1, asked = 'дедлайн'): HeardWords => ({
  asked,
  heard: words,
  id: 1,
  times,
  typed: 0,
  people: [1],
  confidence: null,
  lastAt: new Date(0),
})

describe('what was heard', () => {
  test('is one group where only fillers, endings or a letter differ', () => {
    const groups = groupHeard([heard('рубикон', 3), heard('ну это рубиконы'), heard('рубекон'), heard('финиш', 2)], 'ru')
    expect(groups.map(({ spellings, times }) => [spellings[0]?.heard, times])).toEqual([
      ['рубикон', 5],
      ['финиш', 2],
    ])
  })

  test('is a group of each rebus, and short words are not near each other', () => {
    expect(groupHeard([heard('рубикон'), heard('рубикон', 1, 'пароль'), heard('бар'), heard('баг')], 'ru')).toHaveLength(4)
  })

  test('counts a person once, and the confidence of what was spoken', () => {
    const [group] = groupHeard(
      [
        { ...heard('рубикон', 3), people: [1, 2], confidence: 0.9, typed: 1 },
        { ...heard('рубиконы', 2), people: [2], confidence: 0.6 },
      ],
      'ru',
    )
    expect(group).toMatchObject({ people: 2, typed: 1, times: 5 })
    expect(group?.confidence).toBeCloseTo(0.75)
  })

  test('is neither lost nor counted twice, and the frequent comes first, whatever it is', () => {
    const said = fc.record({
      words: fc.array(word, { minLength: 1, maxLength: 3 }),
      times: fc.integer({ min: 1, max: 9 }),
      asked: fc.constantFrom('a', 'b'),
    })
    const holds = (all: { words: string[]; times: number; asked: string }[]) => {
      const given = all.map(({ words, times, asked }) => heard(words.join(' '), times, asked))
      const groups = groupHeard(given, 'ru')
      expect(groups.flatMap(({ spellings }) => spellings).toSorted(byWords)).toEqual(given.toSorted(byWords))
      const times = groups.map((group) => group.times)
      expect(times).toEqual(times.toSorted((one, other) => other - one))
      expect(groupHeard(given.toReversed(), 'ru').map((group) => group.times)).toEqual(times)
    }
    fc.assert(fc.property(fc.array(said, { maxLength: 30 }), holds), { numRuns: 200 })
  })

  test('is offered without what says nothing', () => {
    expect(withoutFillers('ну, это рубикон', 'ru')).toBe('рубикон')
    expect(withoutFillers('не знаю', 'ru')).toBe('не знаю')
  })
})

const byWords = (one: HeardWords, other: HeardWords) =>
  `${one.asked} ${one.heard} ${one.times}` < `${other.asked} ${other.heard} ${other.times}` ? -1 : 1
