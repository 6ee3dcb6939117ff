import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { iconsNamedIn } from '../rules/pictures/pictures.ts'
import { describeFault, type Fault, faultOfIssue, faultsOf, levels, Quiz, rebusesOf, rebusPath } from '../rules/quiz/quiz.ts'
import { loadArt } from './icon-sets.ts'
import { type PictureFiles, readPictureFiles } from './picture-files.ts'

/**
 * A quiz, its pictures that are files, the folder that holds its files of codes, and the `name` that stands for it in the database.
 */
export type QuizFile = { quiz: Quiz; files: PictureFiles; folder: string; name: string }

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
  const { files, faults: faultsOfPictures } = await readPictureFiles(parsed.output, folder)
  const faults = [...faultsOf(parsed.output), ...findMissing(parsed.output, folder), ...faultsOfPictures]
  if (faults.length > 0) throw problemOf(path, faults)
  return { quiz: parsed.output, files, folder, name: basename(path, '.json') }
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

/** Returns a fault for each file of codes, and each icon of the emoji sets, that the quiz names but that does not exist. */
function findMissing(quiz: Quiz, folder: string): Fault[] {
  const drawings = rebusesOf(quiz).flatMap(({ pictures }, index) =>
    levels.map((level) => ({ path: `${rebusPath(quiz, index)}.pictures.${level}`, ...pictures[level] })),
  )
  const icons = drawings.flatMap(({ path, recipe }) =>
    (recipe ? iconsNamedIn(recipe) : []).map((icon) => ({ path: `${path}.recipe`, icon })),
  )
  const art = loadArt(icons.map(({ icon }) => icon))
  return [
    ...quiz.tiers.flatMap(({ codes }, index) => faultOfFile(`tiers.${index}.codes`, codes, folder)),
    ...icons
      .filter(({ icon }) => !art.has(icon))
      .map(({ path, icon }) => ({ path, expected: 'icons that the emoji sets have', found: `"${icon}"` })),
  ]
}

function faultOfFile(path: string, file: string | undefined, folder: string): Fault[] {
  if (file === undefined || existsSync(join(folder, file))) return []
  return [{ path, expected: `a file in ${folder}`, found: `"${file}", which does not exist` }]
}
