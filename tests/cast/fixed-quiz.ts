import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import * as v from 'valibot'
import { Quiz } from '../../server/rules/quiz/schema.ts'
import { scratch } from '../run/scratch.ts'

type Name = 'intercom-ru' | 'intercom-en'

/** More winners than any test has. */
const enough = 1_000_000

/**
 * Returns the quiz that tests play, which can be written to a file as it is: a shipped one cut to its first five rebuses, which every game asks in this
 * order, with prizes for everybody. The shipped quizzes can grow, or give less, and only the tests of their content notice.
 */
export function fixedQuiz(name: Name = 'intercom-ru'): Quiz {
  const { asks: _, ...shipped } = JSON.parse(
    readFileSync(new URL(`../../scenario/quizzes/${name}.json`, import.meta.url), 'utf8'),
  )
  return v.parse(Quiz, {
    ...shipped,
    tiers: shipped.tiers.map((tier: Quiz['tiers'][number]) => ({ ...tier, most: enough })),
    rebuses: shipped.rebuses.slice(0, 5),
  })
}

/** Returns a copy of a quiz with the values at these paths replaced; undefined removes a value. */
export function withChanges(quiz: unknown, changes: Record<string, unknown>): unknown {
  const copy: unknown = structuredClone(quiz)
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.')
    const last = keys.pop() ?? ''
    const holder = keys.reduce((inside, key) => (inside as Record<string, unknown>)[key], copy) as Record<string, unknown>
    holder[last] = value
  }
  return copy
}

/**
 * Returns the path of a file that holds the fixed quiz, for servers that read their quiz themselves. It is written once, because a
 * running server may be reading it.
 */
export function fixedQuizPath(name: Name = 'intercom-ru'): string {
  const path = scratch.path(`${name}.json`)
  if (!existsSync(path)) writeFileSync(path, JSON.stringify(fixedQuiz(name)))
  return path
}
