import { afterAll, describe, expect, test } from 'bun:test'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type QuizFault, checkQuiz } from '../../server/campaigns/campaigns.ts'
import { draftOf, faultsOfDraft, type QuizDraft } from '../../server/rules/draft/draft.ts'
import { faultSentence, faultTexts } from '../../views/texts/quiz-faults.ts'
import { fixedQuiz, withChanges } from '../cast/fixed-quiz.ts'

const folder = mkdtempSync(join(tmpdir(), 'quiz-faults-'))
const path = join(folder, 'broken.json')
mkdirSync(join(folder, 'folder.png'))
writeFileSync(join(folder, 'text.png'), 'Это не картинка.')

afterAll(() => rmSync(folder, { recursive: true }))

async function ofText(text: string | Buffer): Promise<readonly QuizFault[]> {
  writeFileSync(path, text)
  return (await checkQuiz(path)).faults
}

const ofChanged = (changes: Record<string, unknown>) => ofText(JSON.stringify(withChanges(fixedQuiz(), changes)))

const slips = [
  '[1,]',
  '[1] // why',
  '[1] /*',
  '{ "a": }',
  '{ "a": 1, 2 }',
  "['a']",
  '{ "a" 1 }',
  '[1 2]',
  '{ "a": 1',
  '[1',
  '[] []',
  '["a\n]',
  String.raw`["\u12"]`,
  String.raw`["\d"]`,
  '["a\tb"]',
  '{ "a": 1, "a": 2 }',
]

async function ofTexts(texts: readonly string[]) {
  const faults: QuizFault[] = []
  for (const text of texts) faults.push(...(await ofText(text)))
  return faults
}

const ofDraft = (change: (draft: QuizDraft) => QuizDraft) => faultsOfDraft(change(draftOf(fixedQuiz())), { files: new Set() })

const rebus = 'rebuses.1'
const hard = `${rebus}.pictures.hard`
const drawn = (recipe: unknown) => ofChanged({ [hard]: { description: 'Своя', recipe } })
const ofScene = (item: object) => drawn({ kind: 'scene', items: [{ at: [400, 300], size: 90, ...item }] })
const ofLine = (line: string) => ofChanged({ [hard]: { description: 'Своя', line } })
const ofFile = (file: string) => ofChanged({ [hard]: { description: 'Своя', file } })
const piece = (change: object) => drawn({ kind: 'line', parts: [{ kind: 'piece', art: 'salt', word: 'пароль', ...change }] })
const difficulties = (...all: number[]) =>
  Object.fromEntries(all.map((difficulty, index) => [`rebuses.${index}.difficulty`, difficulty]))

/** A broken quiz for every kind of fault. */
const broken: Record<QuizFault['kind'], () => Promise<readonly QuizFault[]> | readonly QuizFault[]> = {
  missing: () => ofChanged({ title: undefined }),
  'unknown key': () => ofChanged({ voice: { speed: 2 } }),
  'wrong type': () =>
    ofChanged({
      title: 7,
      listenSeconds: 'десять',
      tiers: {},
      consent: 'да',
      [hard]: {
        description: 'Своя',
        recipe: { kind: 'line', parts: [{ kind: 'piece', art: 7, word: 'пароль', reversed: 'да' }] },
      },
    }),
  'not an option': () => ofChanged({ language: 'fr' }),
  'not whole': () => ofChanged({ listenSeconds: 7.5 }),
  'too small': () => ofChanged({ listenSeconds: 2 }),
  'too large': () => ofChanged({ listenSeconds: 61 }),
  'not above': () => ofScene({ kind: 'icon', icon: 'salt', size: 0 }),
  'text too long': () => drawn({ kind: 'line', parts: [{ kind: 'letters', text: 'а'.repeat(61) }] }),
  'too few': () => ofChanged({ rebuses: [] }),
  'too many': () =>
    ofScene({ kind: 'bubble', size: [90, 90], tail: [1, 1], textSize: 20, lines: Array.from({ length: 7 }, () => 'а') }),
  'empty text': () => ofChanged({ title: ' ' }),
  'time zone': () => ofChanged({ 'callHours.timeZone': 'Moscow' }),
  'call hours': () => ofChanged({ callHours: { from: 21, to: 9 } }),
  'tier id': () => ofChanged({ 'tiers.0.id': 'билет' }),
  'id or discount': () => ofChanged({ 'tiers.0.id': undefined, 'tiers.0.discount': undefined }),
  'scene name': () => ofChanged({ scenes: { 'моя соль': [] } }),
  colour: () => ofScene({ kind: 'text', text: 'соль', fill: 'red' }),
  'icon name': () => ofScene({ kind: 'icon', icon: 'Соль' }),
  'path data': () => drawn({ kind: 'scene', items: [{ kind: 'path', d: 'alert()' }] }),
  'beyond the word': () => piece({ cutBack: 9 }),

  'days not named': () => ofChanged({ 'consent.text': 'Согласен.', 'consent.keptDays': 90 }),
  'tier not below': () => ofChanged({ 'tiers.1.atLeast': 45 }),
  'lowest tier not at 0': () => ofChanged({ 'tiers.3.atLeast': 5 }),
  'same tier': async () => [
    ...(await ofChanged({ 'tiers.1.id': '100' })),
    ...(await ofChanged({ 'tiers.1.id': undefined, 'tiers.1.discount': 100 })),
  ],
  'tier out of reach': () =>
    ofDraft((draft) => ({ ...draft, tiers: draft.tiers.map((tier, index) => (index === 0 ? { ...tier, atLeast: 51 } : tier)) })),
  'points rise': () => ofChanged({ points: [6, 10, 3] }),
  'asks too many': () => ofChanged({ asks: 6 }),
  'only one draw': () => ofChanged({ asks: 1, ...difficulties(1, 2, 3, 4, 5) }),
  'never drawn': () => ofChanged({ asks: 2, ...difficulties(1, 1, 1, 1, 5) }),
  'same answer': async () => {
    const [first] = fixedQuiz().rebuses
    return [
      ...(await ofChanged({ [`${rebus}.answer`]: 'Дед лайн' })),
      ...(await ofChanged({
        forFun: [
          { ...first, answer: 'пожар', accept: [] },
          { ...first, answer: 'пожар', accept: [] },
        ],
      })),
    ]
  },
  'command is an answer': () => ofChanged({ commands: { hint: [fixedQuiz().rebuses[0]?.answer] } }),
  'same command': () => ofChanged({ commands: { hint: ['давай другую'], skip: ['Давай другую'] } }),
  'no drawing': () => ofChanged({ [hard]: { description: 'Своя' } }),
  'nothing to take apart': () => {
    const scene = { description: 'Своя', recipe: { kind: 'scene', items: [{ kind: 'text', text: '?', at: [4, 3], size: 9 }] } }
    return ofChanged({ [`${rebus}.pictures`]: { hard: scene, easier: scene, easiest: scene } })
  },
  'several drawings': () => ofChanged({ [hard]: { description: 'Своя', line: 'пароль', file: 'a.svg' } }),
  'does not add up': () => ofLine('парус'),
  'another answer': () => drawn({ kind: 'solved', parts: [{ kind: 'letters', text: 'пароль' }], answer: 'король' }),
  'no such icon': () => piece({ art: 'slat' }),
  'unreadable line': async () => [...(await ofLine('паро + ,,соль:slat')), ...(await ofLine('паро + ,,соль:'))],
  'picture not uploaded': () =>
    ofDraft((draft) => {
      const [first, ...others] = draft.rebuses
      const pictures = { ...first!.pictures, hard: { description: 'Своя', file: 'gone.webp' } }
      return { ...draft, rebuses: [{ ...first!, pictures }, ...others] }
    }),

  'no quiz file': async () => (await checkQuiz('no-such-quiz')).faults,
  'not UTF-8': () => ofText(Buffer.from('{}', 'utf16le').fill(0xff)),
  'slip in JSON': () => ofTexts(slips),
  'no file': () => ofFile('a.svg'),
  'unreadable file': () => ofFile('folder.png'),
  'unusable picture': () => ofFile('text.png'),
}

const kinds = Object.keys(broken) as QuizFault['kind'][]

describe('every kind of fault', () => {
  test.each(kinds)('“%s” is found in a broken quiz, and said in both languages', async (kind) => {
    const found = (await broken[kind]()).filter((fault) => fault.kind === kind)
    expect(found).not.toEqual([])
    for (const fault of found) {
      expect(faultSentence.ru(fault)).toMatch(/^[А-ЯЁ][^]*[.?]$/)
      expect(faultSentence.en(fault)).toMatch(/^Expected [^]+[^.]\.$/)
      for (const said of [faultSentence.ru(fault), faultSentence.en(fault)]) expect(said).not.toMatch(/undefined|NaN|\[object/)
    }
  })

  test('has a text, and there are no others', () => {
    for (const language of ['ru', 'en'] as const) expect(Object.keys(faultTexts[language]).toSorted()).toEqual(kinds.toSorted())
  })

  test.each([
    ['wrong type', 'wanted', 6],
    ['slip in JSON', 'slip', 15],
  ] as const)('“%s” is said in its own words for each %s', async (kind, by, count) => {
    const found = (await broken[kind]()).filter((fault) => fault.kind === kind)
    expect(new Set(found.map((fault) => (fault as Record<string, unknown>)[by])).size).toBe(count)
  })
})

test('what is said of a fault holds what there is and what may have been meant', async () => {
  const said = async (kind: QuizFault['kind']) =>
    (await broken[kind]()).filter((fault) => fault.kind === kind).map(faultSentence.ru)
  expect(await said('same answer')).toEqual([
    'Слово «Дед лайн» уже есть у ребуса № 1: ответы перепутаются.',
    'Слово «пожар» уже есть у ребуса № 1 из «просто так»: ответы перепутаются.',
  ])
  expect(await said('unreadable line')).toEqual([
    'Такого значка нет. Вижу «slat», знак 15. Может быть: salt, seat, grey-heart?',
    'После двоеточия нужно имя значка. Знак 15.',
  ])
  expect(await said('does not add up')).toEqual(['Картинка должна складываться в «пароль», а складывается в «парус».'])
  expect(await said('not whole')).toEqual(['Здесь нужно целое число. Сейчас: 7.5.'])
})

test('another rebus with the same answer is named by its place in the draft, whatever is off or faulty before it', async () => {
  const faults = await ofDraft((draft) => {
    const [first, second, third, ...others] = draft.rebuses
    const same = { ...others[0]!, answer: third!.answer, accept: [] }
    return { ...draft, rebuses: [{ ...first!, isOff: true }, { ...second!, why: '' }, third!, same] }
  })
  expect(faults.filter(({ kind }) => kind === 'same answer')).toMatchObject([{ list: 'rebuses', index: 2 }])
})
