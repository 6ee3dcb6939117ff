import { describe, expect, test } from 'bun:test'
import { readQuiz } from '../../server/campaigns/quiz-file.ts'
import type { FreeDecision } from '../../server/game/decision.ts'
import {
  type DescribedInput,
  describeInput,
  replyToAnswer,
  replyToFreeInput,
  type Speech,
  wordsOfSpeech,
} from '../../server/game/reply.ts'
import { replyToSilence } from '../../server/game/silence.ts'
import type { AnswerResult } from '../../server/game/write-answer.ts'
import { rulesAloud } from '../../server/rules/documents/documents.ts'
import { type Game, judge, newGame, tiersWon, type Verdict } from '../../server/rules/quiz/quiz.ts'
import type { Call, Participant } from '../../server/store/transaction.ts'
import { spokenIn } from '../../views/texts/spoken.ts'
import { fixedQuizPath } from '../cast/fixed-quiz.ts'

const { quiz } = await readQuiz(fixedQuizPath())
const spoken = spokenIn(quiz.language)
const words = { quiz, spoken, isPrizeByMessage: false, organiser: 'общество «Ромашка»' }
const call = { turn: 5, silences: 0 } as Call
const player = { ...newGame, visitId: 7 } as Participant
const said: DescribedInput = { text: 'эээ', via: 'voice' }

const replyTo = (kind: Exclude<FreeDecision['kind'], 'asks back'>, input = said, silences = 0): Speech =>
  replyToFreeInput(words, { ...call, silences }, player, input, { kind })

describe('silence', () => {
  const replies = [0, 1, 2].map((silences) => replyToSilence(words, { ...call, silences }, player))

  test('is answered with the question, then with an explanation, then with a goodbye', () => {
    expect(replies.map(wordsOfSpeech)).toEqual([spoken.silent({ turn: 5 }), spoken.howTo, spoken.silentGoodbye])
    expect(replies.map(({ part }) => part)).toEqual(['game', 'game', 'goodbye'])
  })

  test('is counted, and adds nothing of the visitor’s to the chat', () => {
    expect(replies.slice(0, 2).map(({ silences }) => silences)).toEqual([1, 2])
    expect(replies.every(({ entriesBefore }) => entriesBefore === undefined)).toBe(true)
  })
})

describe('unclear words', () => {
  test('count like silence when they are spoken', () => {
    const replies = [0, 1, 2].map((silences) => replyTo('unclear', said, silences))
    expect(replies.map(wordsOfSpeech)).toEqual([spoken.unsure({ turn: 5 }), spoken.howTo, spoken.silentGoodbye])
  })

  test('are never answered with a goodbye when they are typed', () => {
    for (const silences of [0, 1, 2, 3, 10]) {
      const reply = replyTo('unclear', { text: 'эээ', via: 'typed' }, silences)
      expect(reply).toMatchObject({ open: [spoken.unsure({ turn: 5 })], part: 'game' })
      expect(reply.silences).toBeUndefined()
    }
  })
})

describe('a command that is not sure', () => {
  const asksBack = (command: 'hint' | 'skip', input = said, silences = 0) =>
    replyToFreeInput(words, { ...call, silences }, player, input, { kind: 'asks back', command })

  test('is asked back with the word for it', () => {
    expect(asksBack('hint')).toMatchObject({ open: [spoken.askBack.hint], part: 'game' })
    expect(asksBack('skip', { text: 'прапустить', via: 'typed' })).toMatchObject({ open: [spoken.askBack.skip] })
  })

  test('counts like silence when it is spoken, so that nobody guesses for free', () => {
    expect([0, 1, 2].map((silences) => wordsOfSpeech(asksBack('hint', said, silences)))).toEqual([
      spoken.askBack.hint,
      spoken.howTo,
      spoken.silentGoodbye,
    ])
  })
})

describe('any other input that costs nothing', () => {
  for (const [kind, open] of [
    ['repeat', [spoken.again({ number: 1, of: quiz.rebuses.length, attempt: 1 })]],
    ['rules', [rulesAloud(words), spoken.rebus({ number: 1, of: quiz.rebuses.length })]],
    ['offers hint', [spoken.offersHint({ turn: 5 })]],
    ['no easier picture', [spoken.noHint]],
    ['how to answer', [spoken.howTo]],
  ] as const) {
    test(`keeps the game going, even after two silences: ${kind}`, () => {
      const entriesBefore = [{ from: 'visitor' as const, ...said }]
      expect(replyTo(kind, said, 2)).toEqual({ open, part: 'game', isCorrectable: true, entriesBefore, visitId: 7 })
    })
  }
})

describe('an answer', () => {
  const answered = (verdict: Verdict, game: Game & { question?: number } = newGame): Speech => {
    const outcome = judge(quiz, game, verdict)
    const [tier] = tiersWon(quiz, outcome.game.points)
    const prize = outcome.isFinished && tier ? { tier, code: 'CODE' } : null
    const result: AnswerResult = { ...outcome, prize }
    return replyToAnswer(words, { ...player, ...game }, said, verdict, result)
  }
  const [first] = quiz.rebuses
  const { answer, why } = first ?? { answer: '', why: '' }
  const second = spoken.rebus({ number: 2, of: quiz.rebuses.length })

  test('that is right is praised and explained, and the next rebus is announced', () => {
    expect(answered('right')).toMatchObject({ say: 'Верно, плюс 10.', open: [`${why} ${second}`] })
    expect(wordsOfSpeech(answered('right'))).toBe(`${spoken.right({ turn: 0, answer, why, worth: 10 })} ${second}`)
  })

  test('that is wrong does not tell the answer while there is an easier picture', () => {
    expect(wordsOfSpeech(answered('wrong'))).toBe(spoken.wrong({ turn: 0, attempt: 1 }))
    expect(wordsOfSpeech(answered('wrong'))).not.toContain(answer)
  })

  test('that is wrong for the first time teaches what helps, before the next picture and before the last', () => {
    const beginning = { ...newGame, question: 0 }
    const later = { ...newGame, rebus: 1, question: 3 }
    const [easier, last] = [beginning, { ...beginning, attempt: 1, question: 1 }].map((game) =>
      wordsOfSpeech(answered('wrong', game)),
    )
    expect(easier).toBe(spoken.wrong({ turn: 0, attempt: 1, isFirst: true }))
    expect(easier).toContain('подсказк')
    expect(last).toBe(spoken.wrong({ turn: 0, attempt: 2, isFirst: true }))
    expect(last).toContain('пропустить')
    expect(wordsOfSpeech(answered('wrong', later))).toBe(spoken.wrong({ turn: 1, attempt: 1 }))
    expect(wordsOfSpeech(answered('wrong', { ...later, attempt: 1, question: 4 }))).toBe(spoken.wrong({ turn: 1, attempt: 2 }))
  })

  test('is never commented on in the same words twice, whatever a game brings', () => {
    const of = 5
    const spent: Verdict[] = ['wrong', 'hint']
    for (const verdict of spent) {
      const places = Array.from({ length: of * 2 }, (_, at) => ({ rebus: Math.floor(at / 2), attempt: at % 2, question: 99 }))
      expect(new Set(places.map((place) => wordsOfSpeech(answered(verdict, { ...newGame, ...place })))).size).toBe(of * 2)
    }
  })

  test('that is wrong on the last picture tells the answer', () => {
    const reply = answered('wrong', { ...newGame, attempt: 2 })
    expect(reply.say).toEndWith(`${answer}.`)
    expect(wordsOfSpeech(reply)).toBe(`${spoken.lastWrong({ turn: 0, answer, why })} ${second}`)
  })

  test('that asks for a hint or skips is told so', () => {
    expect(answered('hint')).toMatchObject({ open: [spoken.hint({ turn: 0 })] })
    expect(wordsOfSpeech(answered('skipped'))).toBe(`${spoken.skipped({ turn: 0, answer, why })} ${second}`)
  })

  test('can be put right afterwards only while the answer stays untold', () => {
    const after = (attempt: number) => answered('wrong', { ...newGame, attempt }).isCorrectable
    expect([0, 1, 2].map(after)).toEqual([true, false, true])
  })

  test('to the last rebus announces the prize, and offers to spell the code', () => {
    const reply = answered('right', { ...newGame, rebus: quiz.rebuses.length - 1, points: 40 })
    expect(reply.say).toEndWith(spoken.finished({ points: 50, prize: quiz.tiers[0]?.spoken ?? '' }))
    expect(reply.part).toBe('code')
  })

  test('stands in the chat with its verdict and its points', () => {
    expect(answered('right').entriesBefore).toEqual([{ from: 'visitor', ...said, verdict: 'right', points: 10 }])
  })
})

describe('the chat shows', () => {
  for (const [what, input, shown] of [
    ['words as they are', { kind: 'words', text: 'Дедлайн!', via: 'voice' }, { text: 'Дедлайн!', via: 'voice' }],
    ['a command key by its name', { kind: 'keys', keys: '2' }, { text: spoken.pressed.hint, via: 'keys' }],
    ['other keys as they are', { kind: 'keys', keys: '77' }, { text: '77', via: 'keys' }],
    ['a button by its name', { kind: 'button', command: 'skip' }, { text: spoken.pressed.skip, via: 'typed' }],
  ] as const) {
    test(what, () => {
      expect(describeInput(words, input)).toEqual(shown)
    })
  }
})
