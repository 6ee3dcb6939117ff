import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { describeFault } from '../../views/texts/quiz-faults.ts'
import { faultOfIssue, faultsOf, Quiz } from '../rules/quiz/quiz.ts'
import { knownIcons } from './icon-search.ts'
import { readLocatedJson } from './located-json.ts'
import { type PictureFiles, readPictureFiles } from './picture-files.ts'
import { type LocatedFault, type QuizFault, slipAt } from './quiz-fault.ts'

/**
 * A quiz, its pictures that are files, the folder that holds its files of codes, and the `name` that stands for it in the database.
 */
export type QuizFile = { quiz: Quiz; files: PictureFiles; folder: string; name: string }

/**
 * The quiz file cannot be played. Each line of the message names a place in the file, what was expected there and what was found.
 * The server prints the message at start and exits with status 1.
 */
export class QuizFileProblem extends Error {}

/** What is in a quiz file. With `faults` it cannot be played; `quizFile` is null when it cannot even be shown. */
export type CheckedQuiz = { path: string; faults: LocatedFault[]; quizFile: QuizFile | null }

export const quizzesFolder = fileURLToPath(new URL('../../scenario/quizzes', import.meta.url))

/**
 * Reads and checks a quiz file, given its name in `scenario/quizzes` (with or without `.json`) or its path. Throws
 * `QuizFileProblem` when the file cannot be read or is not a quiz that can be played.
 */
export async function readQuiz(nameOrPath: string): Promise<QuizFile> {
  const { path, faults, quizFile } = await checkQuiz(nameOrPath)
  if (!quizFile || faults.length > 0)
    throw new QuizFileProblem(faults.map((fault) => describeFault('en', path, fault)).join('\n'))
  return quizFile
}

/** Reads a quiz file as `readQuiz` does, and returns all of its faults, in the order of the file, with line and column. */
export async function checkQuiz(nameOrPath: string): Promise<CheckedQuiz> {
  const path = pathOf(nameOrPath)
  const text = await readText(path)
  if (typeof text !== 'string') return { path, faults: [text], quizFile: null }
  const json = readLocatedJson(text)
  const { faults, quizFile } = json.value === undefined ? nothing : await checkValue(json.value, path)
  const slips = json.faults.map((slip) => slipAt('', slip))
  const placed = faults.map((fault) => ({ ...fault, place: json.placeOf(fault.at) }))
  return { path, faults: [...slips, ...placed].toSorted(byPlace), quizFile }
}

type Checked = { faults: QuizFault[]; quizFile: QuizFile | null }

const nothing: Checked = { faults: [], quizFile: null }

async function checkValue(value: unknown, path: string): Promise<Checked> {
  const parsed = v.safeParse(Quiz, value)
  if (!parsed.success) return { faults: parsed.issues.map(faultOfIssue), quizFile: null }
  const folder = dirname(path)
  const { output: quiz } = parsed
  const { files, faults } = await readPictureFiles(quiz, folder)
  return {
    faults: [...faultsOf(quiz, knownIcons), ...findMissing(quiz, folder), ...faults],
    quizFile: { quiz, files, folder, name: basename(path, '.json') },
  }
}

type Placed = Pick<Required<LocatedFault>, 'place'>

const byPlace = ({ place: one }: Placed, { place: other }: Placed) => one.line - other.line || one.column - other.column

function pathOf(nameOrPath: string): string {
  const named = extname(nameOrPath) === '.json' ? nameOrPath : `${nameOrPath}.json`
  return /[\\/]/.test(named) ? resolve(named) : resolve(quizzesFolder, named)
}

async function readText(path: string): Promise<string | QuizFault> {
  const bytes = await readFile(path).catch(() => null)
  if (!bytes) return { at: '', kind: 'no quiz file' }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { at: '', kind: 'not UTF-8' }
  }
}

/** Returns a fault for each file of codes that the quiz names but that does not exist. */
function findMissing(quiz: Quiz, folder: string): QuizFault[] {
  return quiz.tiers.flatMap(({ codes: file }, index): QuizFault[] =>
    file === undefined || existsSync(join(folder, file)) ? [] : [{ at: `tiers.${index}.codes`, kind: 'no file', folder, file }],
  )
}
