import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { describeFault, type Fault, faultOfIssue, faultsOf, levels, Quiz, rebusesOf, rebusPath } from '../rules/quiz/quiz.ts'
import { knownIcons } from './icon-search.ts'

/** A quiz, the folder that holds its pictures and files of codes, and the `name` that stands for it in the database. */
export type QuizFile = { quiz: Quiz; folder: string; name: string }

/**
 * The quiz file cannot be played. Each line of the message names a place in the file, what was expected there and what was found.
 * The server prints the message at start and exits with status 1.
 */
export class QuizFileProblem extends Error {}

const quizzesFolder = fileURLToPath(new URL('../../scenario/quizzes', import.meta.url))

/**
 * Reads and checks a quiz file, given its name in `scenario/quizzes` (with or without `.json`) or its path. Throws
 * `QuizFileProblem` when the file cannot be read or is not a quiz that can be played.
 */
export async function readQuiz(nameOrPath: string): Promise<QuizFile> {
  const path = pathOf(nameOrPath)
  const folder = dirname(path)
  const parsed = v.safeParse(Quiz, parseJson(path, await read(path)))
  if (!parsed.success) throw problemOf(path, parsed.issues.map(faultOfIssue))
  const faults = [...faultsOf(parsed.output, knownIcons), ...findMissingFiles(parsed.output, folder)]
  if (faults.length > 0) throw problemOf(path, faults)
  return { quiz: parsed.output, folder, name: basename(path, '.json') }
}

function pathOf(nameOrPath: string): string {
  const named = extname(nameOrPath) === '.json' ? nameOrPath : `${nameOrPath}.json`
  return /[\\/]/.test(named) ? resolve(named) : resolve(quizzesFolder, named)
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    throw new QuizFileProblem(`${path}: expected a quiz file, found none that this program can read`)
  }
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new QuizFileProblem(`${path}: expected JSON, found ${(error as Error).message}`)
  }
}

const problemOf = (path: string, faults: Fault[]) =>
  new QuizFileProblem(faults.map((fault) => `${path}: ${describeFault(fault)}`).join('\n'))

/** Returns a fault for each file beside the quiz that the quiz names but that does not exist. */
function findMissingFiles(quiz: Quiz, folder: string): Fault[] {
  return [
    ...quiz.tiers.flatMap(({ codes }, index) => faultOfFile(`tiers.${index}.codes`, codes, folder)),
    ...rebusesOf(quiz).flatMap(({ pictures }, index) =>
      levels.flatMap((level) => faultOfFile(`${rebusPath(quiz, index)}.pictures.${level}.file`, pictures[level].file, folder)),
    ),
  ]
}

function faultOfFile(path: string, file: string | undefined, folder: string): Fault[] {
  if (file === undefined || existsSync(join(folder, file))) return []
  return [{ path, expected: `a file in ${folder}`, found: `"${file}", which does not exist` }]
}
