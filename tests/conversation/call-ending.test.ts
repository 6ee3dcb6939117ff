import { expect, test } from 'bun:test'
import { endingOf } from '../../server/conversation/call-ending.ts'
import { describeEnding, en, ru } from '../../views/texts/operator.now.ts'
import { operatorTextsIn } from '../../views/texts/operator.ts'

const answeredAt = new Date()
const ended = { hungUpBy: null, reason: null, answeredAt }
const { outcomes } = operatorTextsIn('ru').callbacks

const endings = [
  ['by Pavel', { ...ended, hungUpBy: 'pavel' as const, reason: 'Normal call clearing' }, 'Павел попрощался'],
  ['by the caller', { ...ended, hungUpBy: 'caller' as const }, 'собеседник положил трубку'],
  ['by a line without sound', { ...ended, hungUpBy: 'line' as const }, 'пропал звук, связь оборвалась'],
  [
    'without another word',
    { ...ended, reason: 'the session stopped reporting' },
    'связь пропала: от линии больше ничего не слышно',
  ],
  ['unanswered, as a callback', { ...ended, answeredAt: null, outcome: 'busy' as const, reason: '486 Busy Here' }, 'занято'],
  ['talked, as a callback', { ...ended, outcome: 'talked' as const, hungUpBy: 'caller' as const }, 'собеседник положил трубку'],
  ['with a known code', { ...ended, reason: '487 Request Terminated' }, 'положили трубку, не дождавшись'],
  ['with a code alone', { ...ended, reason: 'code 503' }, 'связь не работает'],
  ['with an unknown code', { ...ended, reason: '599 Odd' }, 'не состоялся (код сети 599)'],
  ['for a reason in the line’s words', { ...ended, reason: 'Normal call clearing' }, 'закончился сам'],
] as const

for (const [how, call, words] of endings)
  test(`a call that ended ${how} is told in people’s words`, () => {
    const ending = endingOf(call)
    expect(ending && describeEnding(ending, ru.ended, outcomes)).toBe(words)
    expect(ending && describeEnding(ending, en.ended, operatorTextsIn('en').callbacks.outcomes)).not.toMatch(/[а-яё]/i)
  })

test('nothing is told where nothing is known', () => {
  expect(endingOf(ended)).toBeNull()
})

test('the words of a line that are passed on have no telephone numbers in them', () => {
  expect(JSON.stringify(endingOf({ ...ended, reason: 'failed: +7 916 123-45-67' }))).not.toContain('123-45-67')
})
