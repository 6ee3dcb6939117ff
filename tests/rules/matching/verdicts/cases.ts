import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'

const classes = [
  'spelling',
  'form',
  'diminutive',
  'near',
  'guess',
  'list',
  'negation',
  'question',
  'sentence',
  'command',
  'unknown',
  'noise',
  'typo',
  'layout',
  'translit',
  'digits',
  'machine',
] as const

const about = {
  language: v.picklist(['ru', 'en']),
  heard: v.string(),
  class: v.picklist(classes),
  debatable: v.optional(v.literal(true)),
  why: v.optional(v.pipe(v.string(), v.nonEmpty())),
}

const answerSchema = v.strictObject({
  ...about,
  rebus: v.string(),
  via: v.picklist(['spoken', 'typed']),
  verdict: v.picklist([
    'right',
    'wrong',
    'nothing',
    'unknown',
    'command:repeat',
    'command:hint',
    'command:skip',
    'command:rules',
    'command:code',
  ]),
})

const digitsSchema = v.strictObject({
  ...about,
  via: v.literal('digits'),
  verdict: v.pipe(v.string(), v.regex(/^digits:(\d{4}|none)$/)),
})

const machineSchema = v.strictObject({ ...about, via: v.literal('machine'), verdict: v.picklist(['machine', 'person']) })

const caseSchema = v.variant('via', [answerSchema, digitsSchema, machineSchema])

/** What was said to the question for a rebus, and what a fair quiz master makes of it. The README describes the fields. */
export type AnswerCase = v.InferOutput<typeof answerSchema>

/** One line of a set of verdicts. */
export type Case = v.InferOutput<typeof caseSchema>

/** Returns the cases of a file of JSON lines, or of all such files in a folder. Throws naming the line that is no case. */
export function readCases(path: string): Case[] {
  const files = statSync(path).isDirectory() ? readdirSync(path).filter((name) => name.endsWith('.jsonl')) : null
  return files ? files.sort().flatMap((name) => readFile(join(path, name))) : readFile(path)
}

function readFile(path: string): Case[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .map((line, index) => ({ line, place: `${path}:${index + 1}` }))
    .filter(({ line }) => line !== '')
    .map(readLine)
}

function readLine({ line, place }: { line: string; place: string }): Case {
  try {
    return v.parse(caseSchema, JSON.parse(line))
  } catch (error) {
    throw new Error(`${place} is no case: ${line}`, { cause: error })
  }
}
