import * as v from 'valibot'
import { recipeRules } from '../pictures/pictures.ts'
import type { Fault, WantedType } from './fault.ts'
import { quizRules } from './schema.ts'

/** Returns a validation issue as a fault. Where the schema has a rule of its own, the message of its issue is the fault's kind. */
export function faultOfIssue(issue: v.BaseIssue<unknown>): Fault {
  const at = v.getDotPath(issue) ?? ''
  const found = foundBy(issue)
  const { type, expected, received, requirement } = issue
  const bound = Number(requirement)
  if (received === 'undefined') return { at, kind: 'missing' }
  if (expected === 'never') return { at, kind: 'unknown key', found }
  switch (type) {
    case 'integer':
      return { at, kind: 'not whole', found }
    case 'min_value':
      return { at, kind: 'too small', least: bound, found }
    case 'max_value':
      return { at, kind: 'too large', most: bound, found }
    case 'gt_value':
      return { at, kind: 'not above', bound, found }
    case 'min_length':
      return { at, kind: 'too few', least: bound, found }
    case 'max_length':
      return { at, kind: typeof issue.input === 'string' ? 'text too long' : 'too many', most: bound, found }
  }
  const rule = [...recipeRules, ...quizRules].find((each) => each === issue.message)
  if (rule) return { at, kind: rule, found }
  const wanted = wantedTypes[expected ?? '']
  return wanted ? { at, kind: 'wrong type', wanted, found } : { at, kind: 'not an option', options: expected ?? '', found }
}

/** By what valibot says that it expects. */
const wantedTypes: Partial<Record<string, WantedType>> = {
  string: 'text',
  number: 'number',
  boolean: 'yes or no',
  Array: 'list',
  Object: 'object',
  '(string | Array)': 'icon or scene',
}

/** In characters, enough to recognise the value. */
const maxFoundLength = 100

function foundBy({ received, input }: v.BaseIssue<unknown>): string {
  const inFull = received === 'Object' || received === 'Array' ? JSON.stringify(input) : received
  return inFull.length > maxFoundLength ? `${inFull.slice(0, maxFoundLength)}…` : inFull
}
