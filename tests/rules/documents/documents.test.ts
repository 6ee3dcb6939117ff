import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import * as v from 'valibot'
import { consentOf } from '../../../server/campaigns/consents.ts'
import { CampaignSettings, type GivenSettings } from '../../../server/rules/campaign/campaign.ts'
import { blocksOf, organiserOf, rulesAloud, rulesOf } from '../../../server/rules/documents/documents.ts'
import type { Quiz } from '../../../server/rules/quiz/schema.ts'
import { secondsOfSpeech } from '../../../server/rules/speech/speech.ts'
import { spokenWith } from '../../../server/rules/texts/texts.ts'
import { fixedQuiz } from '../../cast/fixed-quiz.ts'

const quizzes = { ru: fixedQuiz('intercom-ru'), en: fixedQuiz('intercom-en') }
const languages = ['ru', 'en'] as const
const noDates = { opensAt: null, closesAt: null, timeZone: 'Europe/Moscow' }

type Set = { given?: GivenSettings; quiz?: Quiz; schedule?: Parameters<typeof rulesOf>[0]['schedule'] }

const documented = ({ given = {}, quiz = quizzes.ru, schedule = noDates }: Set = {}) => ({
  settings: v.parse(CampaignSettings, given),
  schedule,
  quiz,
})

const full: GivenSettings = {
  phoneNumberAbroad: '+74951234567',
  isPrizeByMessage: true,
  conference: { name: 'Алло' },
  ticketLink: 'https://tickets.example.com/buy',
  rules: {
    organiser: 'ООО «Ромашка»',
    registered: 'ИНН 7700000000',
    contact: 'rules@example.com',
    excludesStaff: true,
    spentUntil: '2026-12-31',
    more: 'Одно.\n\nДругое.',
  },
}

/** Everything that the rules say, by part. */
function written(set: Set = {}): Record<string, string> {
  const parts = rulesOf(documented(set)).map(({ name, paragraphs, items = [], after = [] }) => [
    name,
    [...paragraphs, ...items, ...after].join('\n').replaceAll('\u00a0', ' '),
  ])
  return Object.fromEntries(parts)
}

describe('The rules say', () => {
  test('what is set for the campaign', () => {
    const schedule = {
      opensAt: new Date('2026-11-01T07:00:00Z'),
      closesAt: new Date('2026-12-20T17:00:00Z'),
      timeZone: 'Europe/Moscow',
    }
    const rules = written({ given: full, schedule })
    expect(rules.organiser).toBe('Игру проводит ООО «Ромашка».\nИНН 7700000000')
    expect(rules.dates).toStartWith('С 1 ноября 2026 г. в 10:00 до 20 декабря 2026 г. в 20:00. Часовой пояс: Москва')
    expect(rules.who).toContain('Подойдёт номер любой страны. Нужен номер, на который доходят СМС')
    expect(rules.who).toContain('Сотрудники организатора в игре не участвуют.')
    expect(rules.spend).toBe(
      'Промокод придёт в СМС на номер, с которого играли. Его вводят при покупке билета: https://tickets.example.com/buy. ' +
        'Промокод действует по 31 декабря 2026 г. включительно.',
    )
    expect(rules.more).toBe('Одно.\nДругое.')
    expect(rules.contact).toBe('Напишите организатору: rules@example.com.')
  })

  test('what is known where nothing is set', () => {
    expect(written()).toMatchObject({
      organiser: 'Игру проводит организатор конференции.',
      dates: 'Срок не назначен: играть можно, пока на странице игры принимают номера.',
      spend: 'Промокод появится на экране, как только игра закончится. Где его потратить, подскажет организатор.',
      contact: 'Обратитесь к организатору.',
    })
    expect(written().more).toBeUndefined()
    expect(written({ quiz: quizzes.en }).organiser).toBe('The game is run by the organiser of the conference.')
  })

  test.each([
    ['+7 495 123-45-67', 'Позвоните организатору: +7 495 123-45-67.'],
    ['https://example.com/ask', 'Обратитесь к организатору: https://example.com/ask.'],
  ])('how the organiser is reached at %s', (contact, sentence) => {
    expect(written({ given: { rules: { contact } } }).contact).toBe(sentence)
  })

  test('of one date alone when it is', () => {
    const at = new Date('2026-12-20T17:00:00Z')
    expect(written({ schedule: { ...noDates, closesAt: at } }).dates).toStartWith('До 20 декабря 2026 г. в 20:00.')
    expect(written({ schedule: { ...noDates, opensAt: at } }).dates).toStartWith('С 20 декабря 2026 г. в 20:00. Когда закончим')
  })

  test('no number of prizes that is not set', () => {
    const [best, ...others] = quizzes.ru.tiers
    const lowest = others.at(-1)
    if (!best || !lowest) throw new Error('expected two tiers')
    const tiers = [
      { ...best, most: 10 },
      { ...lowest, id: 'codes', atLeast: 5, most: undefined, codes: 'codes.txt' },
      { ...lowest, id: 'none', atLeast: 4, most: 0 },
      { ...lowest, most: undefined },
    ]
    const { prizes = '' } = written({ quiz: { ...quizzes.ru, tiers } })
    expect(prizes.split('\n').slice(1, 4)).toEqual([
      `${best.title}: от ${best.atLeast} очков, таких призов 10.`,
      `Скидка 10 %: от 5 очков, пока есть промокоды.`,
      `Скидка 10 %: за любую доигранную игру, количество не ограничено.`,
    ])
    expect(written({ quiz: { ...quizzes.ru, tiers: [{ ...lowest, most: 0 }] } }).prizes).toStartWith('Призов в этой игре нет')
  })

  test('it in the campaign’s own words, with what their variables stand for', () => {
    const words = { rulesHow: 'Отгадайте ребусы, их {rebuses}.', rulesSpend: 'На стойке. {until}', rulesWho: 'Гости.' }
    const rules = written({ given: { ...full, words } })
    expect(rules.how).toBe('Отгадайте ребусы, их 5.')
    expect(rules.spend).toBe('На стойке. Промокод действует по 31 декабря 2026 г. включительно.')
    expect(rules.who).toStartWith('Гости.\n')
  })
})

/** Settings in which any of the facts may be missing. */
const anySettings = fc.record(
  {
    phoneNumberAbroad: fc.constant('+74951234567'),
    isPrizeByMessage: fc.boolean(),
    conference: fc.record({ name: fc.constantFrom('', 'Алло') }),
    ticketLink: fc.constant('https://tickets.example.com/buy'),
    rules: fc.record(
      {
        organiser: fc.constantFrom('', 'ООО «Ромашка»', 'Ромашка и др.'),
        registered: fc.constantFrom('', 'ИНН 7700000000'),
        contact: fc.constantFrom('', 'rules@example.com', '8 800 555-35-35', 'https://example.com'),
        excludesStaff: fc.boolean(),
        spentUntil: fc.constantFrom(null, '2026-12-31'),
        more: fc.constantFrom('', 'Одно.\n\nДругое.'),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
)
/** The language of a quiz, and what differs in its consent. Whole quizzes would make counterexamples nobody could read. */
const anyConsent = fc.record({
  language: fc.constantFrom(...languages),
  keptDays: fc.option(fc.integer({ min: 1, max: 3650 }), { nil: undefined }),
  text: fc.constantFrom('Да, согласен.', 'Yes, I do.'),
})
const quizWith = ({ language, ...consent }: { language: 'ru' | 'en'; keptDays: number | undefined; text: string }) => ({
  ...quizzes[language],
  consent,
})

describe('Whatever is not set', () => {
  test('leaves no hole in the rules or in the consent', () => {
    fc.assert(
      fc.property(anySettings, anyConsent, (given, consent) => {
        const quiz = quizWith(consent)
        const campaign = documented({ given, quiz })
        const paragraphs = [
          ...Object.values(written({ given, quiz })).flatMap((text) => text.split('\n')),
          ...blocksOf(consentOf(campaign).text).flatMap(({ kind, text }) => (kind === 'paragraph' ? [text] : [])),
        ]
        for (const paragraph of paragraphs) {
          expect(paragraph).not.toMatch(/undefined|null|NaN|[{}]|\.\.|\s[.,:;]|\s{2}|: *$|^\P{L}*$/u)
          if (paragraph !== 'ИНН 7700000000') expect(paragraph).toMatch(/[.!]$|ИНН 7700000000$/)
        }
      }),
    )
  })
})

describe('The version of a consent', () => {
  test('changes if and only if its text does', () => {
    fc.assert(
      fc.property(anySettings, anyConsent, anySettings, anyConsent, (given, consent, otherGiven, otherConsent) => {
        const one = consentOf(documented({ given, quiz: quizWith(consent) }))
        const other = consentOf(documented({ given: otherGiven, quiz: quizWith(otherConsent) }))
        expect(one.version === other.version).toBe(one.text === other.text)
        expect(one.version).toMatch(/^[0-9a-f]{12}$/)
      }),
    )
  })

  test('depends on nothing that its text does not tell', () => {
    const { version } = consentOf(documented())
    expect(consentOf(documented({ given: { rules: { more: 'Ещё.', spentUntil: '2026-12-31' } } })).version).toBe(version)
    expect(consentOf(documented({ quiz: { ...quizzes.ru, tiers: quizzes.ru.tiers.slice(-1) } })).version).toBe(version)
    expect(consentOf(documented({ given: { rules: { organiser: 'ООО «Ромашка»' } } })).version).not.toBe(version)
    expect(consentOf(documented({ quiz: { ...quizzes.ru, consent: { ...quizzes.ru.consent, keptDays: 30 } } })).version).not.toBe(
      version,
    )
  })

  test('is that of the campaign’s own words, where it has some', () => {
    const consentText = '## Кто\n\n{organiser}\n\n{kept}\n\n{withdrawal}'
    const { text } = consentOf(documented({ given: { ...full, words: { consentText } } }))
    expect(blocksOf(text).map(({ kind }) => kind)).toEqual([
      'title',
      'paragraph',
      'heading',
      'paragraph',
      'paragraph',
      'paragraph',
    ])
    expect(text).toContain('## Кто\n\nООО «Ромашка». ИНН 7700000000\n\nЧерез 90 дней')
  })
})

describe.each(languages)('The rules aloud (%s)', (language) => {
  const quiz = quizzes[language]
  const spoken = spokenWith({ words: {}, pavelName: '' }, language)

  test('take 25 seconds at most, however long the names are', () => {
    const names = fc.array(fc.constantFrom('общество', 'Ромашка', 'daisy', 'limited', 'приз', 'ticket'), {
      minLength: 1,
      maxLength: 30,
    })
    const texts = names.map((words) => words.join(' '))
    fc.assert(
      fc.property(texts, fc.array(texts, { minLength: 1, maxLength: 12 }), (organiser, prizes) => {
        const [tier] = quiz.tiers
        if (!tier) throw new Error('expected a tier')
        const tiers = prizes.map((said) => ({ ...tier, spoken: said }))
        expect(secondsOfSpeech(rulesAloud({ quiz: { ...quiz, tiers }, spoken, organiser }), language)).toBeLessThanOrEqual(25)
      }),
    )
  })

  test('name who runs the game, and the best prize', () => {
    const said = rulesAloud({ quiz, spoken, organiser: organiserOf(documented({ quiz })) })
    expect(said).toContain({ ru: 'организатор конференции', en: 'the organiser of the conference' }[language])
    expect(said).toContain(quiz.tiers[0]?.spoken ?? 'no tier')
  })

  test('do without a prize that is used up from the start', () => {
    const none = quiz.tiers.map((tier) => ({ ...tier, most: 0 }))
    expect(rulesAloud({ quiz: { ...quiz, tiers: none }, spoken, organiser: 'X' })).toContain(
      { ru: 'кроме славы', en: 'but glory' }[language],
    )
  })
})
