import { createHash } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Level, lengthOf, mostPoints, newGame, type Quiz } from '../rules/quiz/quiz.ts'
import { drawingsOf } from './picture-gallery.ts'
import { doubtsAbout } from './pools.ts'
import { checkQuiz, quizzesFolder, type QuizFile } from './quiz-file.ts'

/** A shipped quiz that can be played. `mark` changes with the quiz. */
export type Template = QuizFile & { mark: string }

let newest: { mark: string; templates: Template[] } | null = null

/** Returns the shipped quizzes that can be played, by the names of their files. They are read again once a file has changed. */
export async function readTemplates(): Promise<Template[]> {
  const files = (await readdir(quizzesFolder)).toSorted()
  const mark = (await Promise.all(files.map(markOfFile))).join('\n')
  if (newest?.mark === mark) return newest.templates
  const checked = await Promise.all(files.filter(isQuiz).map((file) => checkQuiz(file)))
  const playable = checked.flatMap(({ faults, quizFile }) => (quizFile && faults.length === 0 ? [quizFile] : []))
  newest = { mark, templates: playable.map((file) => ({ ...file, mark: markOfQuiz(file.quiz) })) }
  return newest.templates
}

const isQuiz = (file: string) => file.endsWith('.json') && !file.endsWith('.schema.json')

async function markOfFile(file: string): Promise<string> {
  const { size, mtimeMs } = await stat(join(quizzesFolder, file))
  return `${file} ${size} ${mtimeMs}`
}

const markOfQuiz = (quiz: Quiz) => createHash('sha256').update(JSON.stringify(quiz)).digest('base64url').slice(0, 12)

type Drawn = ReturnType<ReturnType<typeof drawingsOf>[number]['draw']>
const drawn = new WeakMap<QuizFile, Map<string, () => Drawn>>()

/** Draws one picture of a shipped quiz; null where it has none. */
export function drawTemplate(template: Template, rebusIndex: number, level: Level): Drawn | null {
  const known =
    drawn.get(template) ??
    new Map(drawingsOf(template.quiz, template.files).map((each) => [`${each.rebusIndex} ${each.level}`, each.draw]))
  drawn.set(template, known)
  return known.get(`${rebusIndex} ${level}`)?.() ?? null
}

/** What can be said of a quiz as a whole: what can hardly be meant in it, how many rebuses a game asks, and its most points. */
type QuizFigures = { doubts: string[]; asks: number; points: number }

/** Returns the figures of a quiz. */
export function figuresOf(quiz: Quiz): QuizFigures {
  return { doubts: doubtsAbout(quiz), asks: lengthOf(quiz, newGame), points: mostPoints(quiz, newGame) }
}
