import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import * as v from 'valibot'
import { campaignTexts, textRules } from '../../../server/rules/texts/groups.ts'
import { fill, variablesIn } from '../../../server/rules/texts/template.ts'
import {
  CampaignTexts,
  chatTextsWith,
  faultsOfText,
  shippedTexts,
  spokenWith,
  textGroups,
} from '../../../server/rules/texts/texts.ts'
import { textsOf } from '../../../views/texts/chat.ts'
import { spokenIn } from '../../../views/texts/spoken.ts'

const languages = ['ru', 'en'] as const

/** A campaign with these words, which calls Pavel as it likes. */
const named = (words: CampaignTexts, pavelName = '') => ({ words, pavelName })

describe.each(languages)('Every text that a campaign may put in its own words (%s)', (language) => {
  test.each(campaignTexts)('%s is shipped as a template with exactly its variables', (name) => {
    const template = shippedTexts(language)[name]
    const { must, may } = textRules[name]
    // A name that is declined has no variable in its place.
    const used = name === 'launcher' ? [...variablesIn(template), 'name'] : variablesIn(template)
    expect(used.toSorted()).toEqual([...must, ...may].toSorted())
    expect(faultsOfText(name, template)).toEqual([])
  })
})

/** What Pavel says with these values, of every text that may be in a campaign's own words. */
function saidBy(spoken: ReturnType<typeof spokenIn>, points: number, number: number, prize: string) {
  const won = { points, prize }
  return [
    spoken.welcome({ rebuses: number }),
    spoken.welcomeCalled,
    spoken.welcomeBack({ number, of: 10, points }),
    spoken.howTo,
    spoken.rules({ organiser: prize, prizes: prize }),
    spoken.noHint,
    spoken.finished(won),
    spoken.finishedByMessage({ ...won, ending: '67' }),
    spoken.finishedWithoutCode(won),
    spoken.countedAtCeiling(won),
    spoken.countedAsIs(won),
    spoken.countedWithoutCode(won),
    spoken.code({ code: 'PAVEL-7Q' }),
    spoken.sms.text({ prize, code: 'PAVEL-7Q' }),
    spoken.farewell,
    spoken.silentGoodbye,
    spoken.hangingUp,
    spoken.goodbye,
  ]
}

test('an editor shows every text once, in its group', () => {
  const shown = Object.values(textGroups).flatMap((group) => Object.keys(group))
  expect(new Set(shown).size).toBe(shown.length)
  expect(Object.keys(textGroups)).toEqual(['pavel', 'rules', 'consent', 'greeting', 'howToAnswer', 'prize', 'goodbye', 'page'])
})

describe.each(languages)('A campaign whose own words are those that are shipped (%s)', (language) => {
  const own = v.parse(CampaignTexts, shippedTexts(language))

  test('says on the phone what Pavel says', () => {
    const prizes = fc.oneof(fc.string(), fc.constantFrom('{points}', '$&', 'бесплатный билет'))
    fc.assert(
      fc.property(fc.nat(100), fc.integer({ min: 1, max: 12 }), prizes, (points, number, prize) => {
        expect(saidBy(spokenWith(named(own), language), points, number, prize)).toEqual(
          saidBy(spokenIn(language), points, number, prize),
        )
      }),
    )
  })

  test('writes on the page what Pavel writes', () => {
    expect(JSON.stringify(chatTextsWith(named(own), language))).toBe(JSON.stringify(textsOf(language)))
  })

  test('and so does one without own words', () => {
    expect(saidBy(spokenWith(named({}), language), 45, 2, 'билет')).toEqual(saidBy(spokenIn(language), 45, 2, 'билет'))
    expect(JSON.stringify(chatTextsWith(named({}), language))).toBe(JSON.stringify(textsOf(language)))
  })
})

test('the own words of a campaign are said with the values of the game, in the right case', () => {
  const own = v.parse(CampaignTexts, { finished: '  Финиш! {points} — и {prize} ваш. ', welcome: 'Привет с «Дня Икс»!' })
  const spoken = spokenWith(named(own), 'ru')
  expect(spoken.finished({ points: 2, prize: 'билет' })).toBe('Финиш! 2 очка — и билет ваш.')
  expect(spoken.welcome({ rebuses: 5 })).toBe('Привет с «Дня Икс»!')
})

test('the own words of a campaign stand on its page', () => {
  const texts = chatTextsWith(named({ launcher: 'Сыграем?', chatGreeting: 'Привет!', copyCode: 'Забрать код' }), 'ru')
  expect(texts.chat.open).toBe('Сыграем?')
  expect(texts.number.greeting).toEqual(['Привет!', textsOf('ru').number.greeting[1] ?? ''])
  expect(texts.stage.copy).toBe('Забрать код')
})

describe('A text is refused', () => {
  test.each([
    ['without its variable', 'finished', 'Вы набрали {points}.', [{ fault: 'missing variable', variable: 'prize' }]],
    ['without all of its variables', 'code', 'Диктую.', [{ fault: 'missing variable', variable: 'code' }]],
    ['with a variable that it has no value for', 'howTo', 'Это {points}.', [{ fault: 'unknown variable', variable: 'points' }]],
    ['with a misspelt one', 'farewell', 'До встречи, {имя}.', [{ fault: 'unknown variable', variable: 'имя' }]],
    ['with a brace too many', 'welcome', 'Ребусов {rebuses}}.', [{ fault: 'stray brace' }]],
    ['with an open brace', 'welcome', 'Ребусов {rebuses.', [{ fault: 'stray brace' }]],
    ['with a mark-up', 'howTo', '<speak>Просто</speak>', [{ fault: 'markup' }]],
    ['when it is empty', 'launcher', ' \n ', [{ fault: 'empty' }]],
    ['when a button would not hold it', 'launcher', 'а'.repeat(31), [{ fault: 'too long', most: 30, found: 31 }]],
    ['when nobody would listen to it', 'welcome', 'а'.repeat(601), [{ fault: 'too long', most: 600, found: 601 }]],
  ] as const)('%s', (_, name, wording, faults) => {
    expect(faultsOfText(name, wording)).toEqual([...faults])
    expect(v.safeParse(CampaignTexts, { [name]: wording }).success).toBe(false)
  })
})

test('a variable may stand anywhere, more than once, and with spaces in its braces', () => {
  expect(faultsOfText('finished', '{prize}! { prize } за {points}')).toEqual([])
  expect(fill('{prize}! { prize } за {points}', { prize: 'билет', points: '5 очков' })).toBe('билет! билет за 5 очков')
})

test('a campaign that renames him has the new name wherever he is named, without declining it', () => {
  const own = named({ role: 'хранитель билетов', prizeMessage: '{name} дарит: {prize}, {code}' }, 'Геннадий')
  const { pavel, chat, number, page } = chatTextsWith(own, 'ru')
  expect([pavel.name, pavel.role, chat.open]).toEqual(['Геннадий', 'хранитель билетов', 'Геннадий зовёт играть'])
  expect(number.greeting[0]).toStartWith('О, гости. Я Геннадий, хранитель билетов.')
  const spoken = spokenWith(own, 'ru')
  expect(spoken.robot).toBe('С вами говорит робот Геннадий.')
  expect(spoken.notPaired).toContain('нажмите «Геннадий зовёт играть»')
  expect(spoken.sms.text({ prize: 'билет', code: 'Q7' })).toBe('Геннадий дарит: билет, Q7')
  expect(JSON.stringify([pavel, chat, number, page, spoken])).not.toMatch(/Павел|Павл/)
})

test('the button that a campaign words itself is named so by Pavel too, with his name in it', () => {
  const own = named({ launcher: 'Зовите: {name}' }, 'Gena')
  expect(chatTextsWith(own, 'en').chat.open).toBe('Зовите: Gena')
  expect(spokenWith(own, 'en').notPaired).toContain('press "Зовите: Gena"')
})

test('only texts that a campaign may change parse', () => {
  expect(v.safeParse(CampaignTexts, { right: 'Ура' }).success).toBe(false)
  expect(v.parse(CampaignTexts, {})).toEqual({})
})
