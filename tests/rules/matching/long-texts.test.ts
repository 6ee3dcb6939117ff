import { expect, test } from 'bun:test'
import { isMachine, understand } from '../../../server/rules/matching/matching.ts'
import { withoutNoise } from '../../../server/rules/matching/noise.ts'

/** What patterns with gaps in them are slow to look through when it is said again and again. */
const pieces = [
  '♪',
  '♪ ',
  '🎵',
  '♪ а б ',
  '[',
  '(шум',
  '*',
  'э',
  'э-',
  'мм ',
  'ха',
  'апч',
  'субтитры сделал ',
  'корректор а ',
  "a'",
  'нажмите ',
  'оставьте ',
  'после сигнала ',
  'абонент ',
  'у меня ',
  'это секретарь ',
  'the person ',
  'press ',
  'i am a ',
  '?',
  '. ',
  'дедлайн или пароль ',
  'деддайн паролл ',
  'не не а не ',
  'раз два ',
  'повтори ',
  '\u0301',
  ' ',
]

/** In milliseconds of the processor, many times what it takes: the first texts compile the patterns. Patterns that look back and forth take seconds. */
const mostMs = 100

test.each(pieces)('20,000 characters of %p are looked through at once', (piece) => {
  const heard = piece.repeat(20_000 / piece.length)
  const rebus = { answer: 'дедлайн', accept: [] }
  const startedAt = process.cpuUsage()
  withoutNoise(heard)
  isMachine({ heard, language: 'ru' })
  isMachine({ heard, language: 'en' })
  understand({ heard, rebus, others: [], language: 'ru' })
  const { user, system } = process.cpuUsage(startedAt)
  expect((user + system) / 1_000).toBeLessThan(mostMs)
})

test('20,000 characters of breath are nothing, and of words are too long', () => {
  const asked = { rebus: { answer: 'дедлайн', accept: [] }, others: [], language: 'ru' as const }
  expect(understand({ heard: 'эээ '.repeat(5_000), ...asked })).toEqual({ kind: 'nothing' })
  expect(understand({ heard: 'эээ дедлайн '.repeat(1_700), ...asked })).toMatchObject({ match: { reason: 'too long' } })
})
