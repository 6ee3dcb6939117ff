import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { iconsNamedIn } from '../rules/pictures/pictures.ts'
import { describeFault, type Fault, faultOfIssue, faultsOf, levels, Quiz } from '../rules/quiz/quiz.ts'
import { loadArt } from './icons.ts'

/** A quiz, the folder its own pictures and codes are looked for in, and the name that the tables know it by. */
export type QuizFile = { quiz: Quiz; folder: string; name: string }

/**
 * A quiz file that cannot be played: each line says where in it, what was expected, what was found.
 * Printed at start, which then ends with 1.
 */
export class QuizFileProblem extends Error {}

const ownFolder = fileURLToPath(new URL('../../scenario/quizzes', import.meta.url))

/**
 * Reads and checks a quiz file: a name under `scenario/quizzes` (`.json` may be left out), or a path.
 * Throws a `QuizFileProblem`.
 */
export async function readQuiz(nameOrPath: string): Promise<QuizFile> {
  const path = pathOf(nameOrPath)
  const folder = dirname(path)
  const parsed = v.safeParse(Quiz, parseJson(path, await read(path)))
  if (!parsed.success) throw problemOf(path, parsed.issues.map(faultOfIssue))
  const faults = [...faultsOf(parsed.output), ...findMissing(parsed.output, folder)]
  if (faults.length > 0) throw problemOf(path, faults)
  return { quiz: parsed.output, folder, name: basename(path, '.json') }
}

function pathOf(nameOrPath: string): string {
  const named = extname(nameOrPath) === '.json' ? nameOrPath : `${nameOrPath}.json`
  return /[\\/]/.test(named) ? resolve(named) : resolve(ownFolder, named)
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    throw new QuizFileProblem(`${path}: expected a quiz file, found none that can be read`)
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

/** What the quiz names outside of itself and is not there: files beside it, icons of the emoji sets. */
export function findMissing({ tiers, rebuses }: Quiz, folder: string): Fault[] {
  const drawings = rebuses.flatMap(({ pictures }, index) =>
    levels.map((level) => ({ path: `rebuses.${index}.pictures.${level}`, ...pictures[level] })),
  )
  const icons = drawings.flatMap(({ path, recipe }) =>
    (recipe ? iconsNamedIn(recipe) : []).map((icon) => ({ path: `${path}.recipe`, icon })),
  )
  const art = loadArt(icons.map(({ icon }) => icon))
  return [
    ...tiers.flatMap(({ codes }, index) => faultOfFile(`tiers.${index}.codes`, codes, folder)),
    ...drawings.flatMap(({ path, file }) => faultOfFile(`${path}.file`, file, folder)),
    ...icons
      .filter(({ icon }) => !art.has(icon))
      .map(({ path, icon }) => ({ path, expected: 'icons that the emoji sets have', found: `"${icon}"` })),
  ]
}

function faultOfFile(path: string, file: string | undefined, folder: string): Fault[] {
  if (file === undefined || existsSync(join(folder, file))) return []
  return [{ path, expected: `a file in ${folder}`, found: `"${file}", which is not there` }]
}
