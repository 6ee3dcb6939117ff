import { type Schema, Validator } from '@cfworker/json-schema'
import { describe, expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import type { VoiceEvent } from '../../scenario/protocol.ts'
import { readQuiz } from '../../server/campaigns/quiz-file.ts'
import { publishedSchemas } from '../../server/commands/schemas.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const schemaOf = (path: string): Schema => JSON.parse(read(path))
const validatorOf = (path: string) => new Validator(schemaOf(path), '7')
const quizSchema = 'scenario/quizzes/quiz.schema.json'
const eventSchema = 'scenario/voice-events.schema.json'
const quizNames = ['intercom-ru', 'intercom-en'] as const

test.each([quizSchema, eventSchema])('%s is what `bun run schemas` writes', (path) => {
  expect(read(path)).toBe(publishedSchemas()[path] ?? '')
})

describe('the schema of a quiz', () => {
  const quizzes = validatorOf(quizSchema)

  test.each(quizNames)('takes %s, which names it', (name) => {
    const quiz = JSON.parse(read(`scenario/quizzes/${name}.json`))
    expect(quiz.$schema).toBe('./quiz.schema.json')
    expect(quizzes.validate(quiz).errors).toEqual([])
  })

  const faults: [string, (quiz: ReturnType<typeof goodQuiz>) => unknown][] = [
    ['no rebuses', (quiz) => (quiz.rebuses = [])],
    ['no title', (quiz) => delete quiz.title],
    ['a language that Pavel does not speak', (quiz) => (quiz.language = 'de')],
    ['a key that nobody reads', (quiz) => (quiz.speed = 2)],
    ['half a point', (quiz) => (quiz.points = [10, 6.5, 3])],
    ['a fourth attempt', (quiz) => (quiz.points = [10, 6, 3, 1])],
    ['a discount of more than everything', (quiz) => (quiz.tiers[0].discount = 101)],
    ['a recipe of a kind that nobody can draw', (quiz) => (quiz.rebuses[0].pictures.hard.recipe = { kind: 'photo' })],
    ['a picture that is missing', (quiz) => delete quiz.rebuses[0].pictures.easiest],
    ['a line that is no text', (quiz) => (quiz.rebuses[0].pictures.easier.line = ['паро'])],
  ]

  test.each(faults)('refuses %s', (_, spoil) => {
    const quiz = goodQuiz()
    spoil(quiz)
    expect(quizzes.validate(quiz).valid).toBe(false)
  })

  test('says what each field means', () => {
    expect(undescribed(schemaOf(quizSchema))).toEqual([])
  })
})

describe('the schema of the events of a call', () => {
  const events = validatorOf(eventSchema)
  const event: VoiceEvent = { call: 'one', seq: 1, type: 'speech.heard', turn: 1, text: 'пингвин', confidence: 0.8 }

  test('takes an event, and ignores fields that the server does not know', () => {
    expect(events.validate({ ...event, weather: 'rain' }).errors).toEqual([])
  })

  test('refuses an event of no known kind, and one without its number', () => {
    expect(events.validate({ ...event, type: 'call.dreamt' }).valid).toBe(false)
    expect(events.validate({ ...event, seq: 0 }).valid).toBe(false)
  })

  test('says what each field means', () => {
    expect(schemaOf(eventSchema).oneOf?.flatMap(undescribed)).toEqual([])
  })
})

test('the schema that a quiz names reaches nothing', async () => {
  for (const name of quizNames) expect((await readQuiz(name)).quiz).not.toHaveProperty('$schema')
})

const goodQuiz = () => JSON.parse(read('scenario/quizzes/intercom-ru.json'))

function undescribed({ properties = {} }: Schema): string[] {
  return Object.entries(properties).flatMap(([name, field]) => (typeof field === 'object' && field.description ? [] : [name]))
}
