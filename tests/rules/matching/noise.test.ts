import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { type Language, understand } from './asking.ts'

/** What comes from the line, the room and the recogniser, and not from what the caller means. */
const noises = [
  '***',
  'х***',
  'б***ь',
  'д*****н',
  'деад**йн',
  'f***',
  '[шум]',
  '[смех]',
  '[Шум на заднем плане]',
  '[музыка играет]',
  '[собака лает]',
  '(неразборчиво)',
  '(нрзб)',
  '((unintelligible))',
  '<unk>',
  '<шум>',
  '[NOISE]',
  '[BLANK_AUDIO]',
  '[laughter]',
  '<s>',
  '♪',
  '♪♪♪',
  '♪ я календарь переверну ♪',
  '🎵 la la la 🎵',
  '…',
  'э',
  'эээ',
  'ээээээээээээ',
  'э-э-э',
  'Э… э… э…',
  'ммм',
  'мммммммм',
  'м-м-м',
  'ааааа',
  'хм',
  'хммм',
  'кхм',
  'кхе-кхе',
  'апчхи',
  'хахаха',
  'ахахах',
  'пффф',
  'um',
  'uhhhh',
  'hmmm',
  'mhm',
  'ahem',
  'achoo',
]

const noise = fc.constantFrom(...noises)

/** Without the single notes. */
const beside = fc.array(fc.constantFrom(...noises.filter((mark) => !/^[♪…]+$/.test(mark))), { maxLength: 5 })
const isSung = (marks: string[]) => marks.some((mark) => /[♪🎵]/u.test(mark))

/** Noises before and after: between two songs, an answer or a command is a line of a song. */
const around = fc.tuple(beside, beside).filter(([before, after]) => !isSung(before) || !isSung(after))
const language = fc.constantFrom<Language>('ru', 'en')

describe('What does not come from the caller', () => {
  test('is nothing, however much of it is heard', () => {
    fc.assert(
      fc.property(fc.array(noise, { maxLength: 40 }), language, (heard, spoken) => {
        expect([heard, understand(heard.join(' '), spoken)]).toEqual([heard, { kind: 'nothing' }])
      }),
      { numRuns: 1_000 },
    )
  })

  test('takes nothing from an answer beside it', () => {
    fc.assert(
      fc.property(around, ([before, after]) => {
        const heard = [...before, 'дедлайн', ...after].join(' ')
        expect([heard, understand(heard)]).toMatchObject([heard, { kind: 'answer', match: { right: true } }])
      }),
      { numRuns: 1_000 },
    )
  })

  test('takes nothing from a command beside it', () => {
    fc.assert(
      fc.property(around, ([before, after]) => {
        const heard = [...before, 'подсказка', ...after].join(' ')
        expect([heard, understand(heard)]).toEqual([heard, { kind: 'command', command: 'hint' }])
      }),
      { numRuns: 1_000 },
    )
  })

  test.each(['д***айн', 'де*лайн', 'дедла**', '*******', 'дед***', 'д*дл*йн'])(
    'is a masked word, even where only the answer fits: %s',
    (heard) => expect(understand(heard)).toEqual({ kind: 'nothing' }),
  )

  test('is ten seconds of «эээ», and a minute of it', () => {
    for (const heard of [
      'э'.repeat(100),
      'эээ '.repeat(25),
      'э'.repeat(2_000),
      'эээ '.repeat(600),
      'м'.repeat(700),
      'э-'.repeat(400),
    ])
      expect(understand(heard)).toEqual({ kind: 'nothing' })
  })
})

test.each(['*дедлайн*', '**дедлайн**', '(дедлайн)', '[дедлайн]', '«дедлайн»'])(
  'What is only marked is still heard: %s',
  (heard) => expect(understand(heard)).toMatchObject({ kind: 'answer', match: { right: true } }),
)

test.each(['ум', 'эхо', 'муха', 'ухо', 'хам', 'ум ха', 'her', 'ham'])('A short word is no breath: %s', (heard) => {
  expect(understand(heard)).toMatchObject({ kind: 'answer', match: { right: false } })
})
