import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { describeFault, type Fault, faultOfIssue, faultsOf, Quiz } from '../rules/quiz/quiz.ts'
import { knownIcons } from './icon-search.ts'
import { type Place, readLocatedJson } from './located-json.ts'
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

/** What is in a quiz file. With `faults` it cannot be played; `quizFile` is null when it cannot even be shown. */
export type CheckedQuiz = { path: string; faults: string[]; quizFile: QuizFile | null }

export const quizzesFolder = fileURLToPath(new URL('../../scenario/quizzes', import.meta.url))

/**
 * Reads and checks a quiz file, given its name in `scenario/quizzes` (with or without `.json`) or its path. Throws
 * `QuizFileProblem` when the file cannot be read or is not a quiz that can be played.
 */
export async function readQuiz(nameOrPath: string): Promise<QuizFile> {
  const { faults, quizFile } = await checkQuiz(nameOrPath)
  if (!quizFile || faults.length > 0) throw new QuizFileProblem(faults.join('\n'))
  return quizFile
}

/** Reads a quiz file as `readQuiz` does, and returns all of its faults, in the order of the file, with line and column. */
export async function checkQuiz(nameOrPath: string): Promise<CheckedQuiz> {
  const path = pathOf(nameOrPath)
  const text = await readText(path)
  if (typeof text !== 'string') return { path, faults: [`${path}: ${inWords(text)}`], quizFile: null }
  const json = readLocatedJson(text)
  const { faults, quizFile } = json.value === undefined ? nothing : await checkValue(json.value, path)
  const placed = [...json.faults, ...faults.map((fault) => ({ ...fault, place: json.placeOf(fault.path) }))]
  return { path, faults: placed.toSorted(byPlace).map((fault) => `${path}:${describePlaced(fault)}`), quizFile }
}

type Checked = { faults: Fault[]; quizFile: QuizFile | null }

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

type PlacedFault = Omit<Fault, 'path'> & { path?: string; place: Place }

function describePlaced({ place: { line, column }, path, ...said }: PlacedFault): string {
  return `${line}:${column}: ${path === undefined ? inWords(said) : describeFault({ path, ...said })}`
}

const inWords = ({ expected, found }: Omit<Fault, 'path'>) => `expected ${expected}, found ${found}`

const byPlace = ({ place: one }: PlacedFault, { place: other }: PlacedFault) => one.line - other.line || one.column - other.column

function pathOf(nameOrPath: string): string {
  const named = extname(nameOrPath) === '.json' ? nameOrPath : `${nameOrPath}.json`
  return /[\\/]/.test(named) ? resolve(named) : resolve(quizzesFolder, named)
}

async function readText(path: string): Promise<string | Omit<Fault, 'path'>> {
  const bytes = await readFile(path).catch(() => null)
  if (!bytes) return { expected: 'a quiz file', found: 'none that this program can read' }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { expected: 'a text in UTF-8', found: 'another encoding' }
  }
}

/** Returns a fault for each file of codes that the quiz names but that does not exist. */
function findMissing(quiz: Quiz, folder: string): Fault[] {
  return quiz.tiers.flatMap(({ codes }, index) => faultOfFile(`tiers.${index}.codes`, codes, folder))
}

function faultOfFile(path: string, file: string | undefined, folder: string): Fault[] {
  if (file === undefined || existsSync(join(folder, file))) return []
  return [{ path, expected: `a file in ${folder}`, found: `"${file}", which does not exist` }]
}
