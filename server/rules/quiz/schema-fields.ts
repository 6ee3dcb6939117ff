import * as v from 'valibot'

/** The rules of a quiz that are our own, as their issues name them. */
export const quizRules = ['empty text', 'time zone', 'call hours', 'tier id', 'id or discount', 'scene name'] as const
export type QuizRule = (typeof quizRules)[number]

/** Returns whether a name is a time zone that this runtime knows, such as `Europe/Moscow`. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

export const Text = v.pipe(v.string(), v.regex(/\S/, 'empty text' satisfies QuizRule), v.trim())
export const Integer = v.pipe(v.number(), v.integer())
export const Whole = v.pipe(Integer, v.minValue(0))
export const wholeBetween = (least: number, most: number) => v.pipe(Integer, v.minValue(least), v.maxValue(most))
export const TimeZone = v.pipe(Text, v.check(isTimeZone, 'time zone' satisfies QuizRule))
export const listOf = <Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.minLength(1))

/** Adds what an editor shows for a field of the quiz file (quiz.schema.json). */
export const described = <Schema extends v.GenericSchema>(text: string, schema: Schema) => v.pipe(schema, v.description(text))
