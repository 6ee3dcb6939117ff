import { expect, test } from 'bun:test'
import { readQuiz } from '../../../server/campaigns/quiz-file.ts'
import { ceilingsOf, reachedCeiling } from '../../../server/rules/quiz/quiz.ts'

const { quiz } = await readQuiz('intercom-ru')
const rebusesOf = (asks: number) => ({ asks, rebuses: quiz.rebuses })

test('a call may take 15 minutes and 80 turns, and a game twice as much, where it asks five rebuses or fewer', () => {
  const usual = { call: { minutes: 15, turns: 80 }, game: { minutes: 30, turns: 160 } }
  expect(ceilingsOf(rebusesOf(5))).toEqual(usual)
  expect(ceilingsOf(rebusesOf(1))).toEqual(usual)
})

test('more rebuses get more room, but no call outlasts the 20 minutes after which the scenario ends it', () => {
  expect(ceilingsOf(rebusesOf(12))).toEqual({ call: { minutes: 18, turns: 192 }, game: { minutes: 72, turns: 384 } })
})

test('a ceiling is reached by minutes or by turns, and the game’s comes before the call’s', () => {
  const reached = (call: [number, number], game: [number, number] | null) => {
    const spent = ([minutes, turns]: [number, number]) => ({ minutes, turns })
    return reachedCeiling(rebusesOf(5), spent(call), game && spent(game))
  }
  expect(reached([14.9, 79], [29.9, 159])).toBeNull()
  expect(reached([15, 1], [15, 1])).toBe('call')
  expect(reached([1, 80], [1, 80])).toBe('call')
  expect(reached([1, 1], [30, 1])).toBe('game')
  expect(reached([15, 80], [15, 160])).toBe('game')
  expect(reached([15, 1], null)).toBe('call')
})
