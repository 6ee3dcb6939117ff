import { afterAll, describe, expect, test } from 'bun:test'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readQuiz } from '../../../../server/campaigns/quiz-file.ts'
import { rebusesOf } from '../../../../server/rules/quiz/rebuses.ts'
import { type AnswerCase, type Case, readCases } from './cases.ts'
import { figuresOf } from './figures.ts'
import { type Judged, judge } from './judge.ts'

const cases = readCases(import.meta.dir)
const answers = cases.filter((one): one is AnswerCase => one.via === 'spoken' || one.via === 'typed')

describe('The committed verdicts', () => {
  test('are at least 600', () => {
    expect(cases.length).toBeGreaterThanOrEqual(600)
  })

  test('decide nothing twice', () => {
    const keys = cases.map((one) => JSON.stringify([one.language, one.via, 'rebus' in one && one.rebus, one.heard]))
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
  })

  test.each(['ru', 'en'] as const)('try every rebus of the quiz %s in each way', async (language) => {
    const { quiz } = await readQuiz(`intercom-${language}`)
    const classes = ['spelling', 'form', 'near', 'guess', 'list', 'negation', 'question', 'sentence', 'typo', 'layout']
    const untried = rebusesOf(quiz).flatMap(({ answer }) =>
      classes
        .filter((name) => !answers.some((one) => one.language === language && one.rebus === answer && one.class === name))
        .map((name) => `${answer}: ${name}`),
    )
    expect(untried).toEqual([])
  })

  test('name only rebuses that the quizzes have', () => {
    expect(() => answers.forEach(judge)).not.toThrow()
  })
})

describe('A line that is no case is named', () => {
  const folder = mkdtempSync(join(tmpdir(), 'verdicts-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const good = { language: 'ru', rebus: 'пароль', heard: 'пароль', via: 'spoken', class: 'spelling', verdict: 'right' }

  test.each<[string, unknown]>([
    ['a verdict that nobody can give', { ...good, verdict: 'command:dance' }],
    ['an unknown class', { ...good, class: 'miracle' }],
    ['an unknown field', { ...good, note: 'x' }],
    ['an answer to no rebus', { ...good, rebus: undefined }],
    ['three digits', { language: 'ru', heard: '123', via: 'digits', class: 'digits', verdict: 'digits:123' }],
    ['a machine with a rebus', { ...good, via: 'machine', class: 'machine', verdict: 'machine' }],
  ])('%s', (_, line) => {
    const path = join(folder, 'set.jsonl')
    writeFileSync(path, `${JSON.stringify(good)}\n${JSON.stringify(line)}\n`)
    expect(() => readCases(path)).toThrow('set.jsonl:2 is no case')
  })

  test('and one that is no JSON', () => {
    const path = join(folder, 'torn.jsonl')
    writeFileSync(path, '{"language": "ru"')
    expect(() => readCases(path)).toThrow('torn.jsonl:1 is no case')
  })
})

describe('What the code decides is met by', () => {
  const item: Case = { language: 'ru', rebus: 'пароль', heard: '', via: 'spoken', class: 'noise', verdict: 'nothing' }
  const given = (heard: string, verdict: AnswerCase['verdict']): Judged => judge({ ...item, heard, verdict })

  test.each<[string, AnswerCase['verdict'], boolean]>([
    ['пароль', 'right', true],
    ['пароль', 'wrong', false],
    ['пароль', 'nothing', false],
    ['единорог', 'wrong', true],
    ['единорог', 'right', false],
    ['единорог', 'unknown', false],
    ['подсказка', 'command:hint', true],
    ['подсказка', 'command:skip', false],
    ['подсказка', 'wrong', false],
    ['подсказка', 'nothing', false],
    ['ммм', 'nothing', true],
    ['ммм', 'unknown', true],
    ['ммм', 'right', false],
    ['ммм', 'command:hint', false],
  ])('«%s» where the verdict is %s: %p', (heard, verdict, isMet) => {
    expect(given(heard, verdict).isMet).toBe(isMet)
  })

  test('figures that leave debatable cases out', () => {
    const judged = [
      given('пароль', 'right'),
      given('единорог', 'right'),
      given('пароль', 'wrong'),
      given('единорог', 'wrong'),
      given('единорог', 'nothing'),
      given('ммм', 'nothing'),
      judge({ ...item, heard: 'не знаю', verdict: 'unknown', class: 'unknown' }),
      given('подсказка', 'command:hint'),
      judge({ ...item, heard: 'единорог', verdict: 'right', debatable: true }),
    ]
    expect(figuresOf(judged)).toMatchObject({
      rightSpoken: { count: 1, of: 2, share: 0.5 },
      rightTyped: { count: 0, of: 0, share: null },
      wrongAccepted: { count: 1, of: 2, share: 0.5 },
      commands: { count: 1, of: 1, share: 1 },
      lostToNoise: { count: 1, of: 2 },
      notKnowing: { count: 1, of: 1 },
    })
  })
})
