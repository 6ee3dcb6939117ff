import { Hono } from 'hono'
import { relative } from 'node:path'
import process from 'node:process'
import { QuizSheet, type Sheet } from '../../views/quiz-sheet/quiz-sheet.tsx'
import { longComment } from '../../views/texts/quiz-check.ts'
import { quizSheetTextsIn } from '../../views/texts/quiz-sheet.ts'
import { spokenIn } from '../../views/texts/spoken.ts'
import { type CheckedQuiz, doubtsAboutCodes, drawingsOf, figuresOf, type QuizFile } from '../campaigns/campaigns.ts'
import { assets, onlyFromThisMachine, picturePolicy, securityHeaders, sitesOf } from '../http/http.ts'
import { type Level, type Quiz, rebusesOf } from '../rules/quiz/quiz.ts'
import { longestComment, secondsOfComment } from '../rules/speech/speech.ts'
import type { Runtime } from '../runtime.ts'

type Drawn = ReturnType<ReturnType<typeof drawingsOf>[number]['draw']>

/** A quiz as the sheet shows it, with the pictures that could be drawn by their addresses. */
export type DrawnQuiz = { sheet: Sheet; pictures: ReadonlyMap<string, Drawn> }

/** Draws all pictures of a quiz that can be drawn. Each `version` has addresses of its own, so that a browser loads them anew. */
export async function drawQuiz({ path, faults, quizFile }: CheckedQuiz, version: number): Promise<DrawnQuiz> {
  const addressOf = (rebusIndex: number, level: Level) => `/pictures/${version}/${rebusIndex}/${level}`
  const pictures = quizFile ? picturesOf(quizFile, addressOf) : new Map<string, Drawn>()
  const file = shownPath(path)
  return {
    sheet: {
      file,
      faults,
      isOutdated: false,
      ...(quizFile ? await figuresWithCodes(quizFile, faults.length === 0) : unreadable),
      quiz: quizFile?.quiz ?? null,
      pictureOf: (rebusIndex, level) => {
        const address = addressOf(rebusIndex, level)
        return pictures.has(address) ? address : null
      },
    },
    pictures,
  }
}

/** Returns the quiz as it is now; while it cannot be read, as it was before, with the faults that it has now. */
export async function drawAgain(before: DrawnQuiz, checked: CheckedQuiz, version: number): Promise<DrawnQuiz> {
  const now = await drawQuiz(checked, version)
  if (now.sheet.quiz || !before.sheet.quiz) return now
  return { ...before, sheet: { ...before.sheet, faults: now.sheet.faults, doubts: [], isOutdated: true } }
}

function shownPath(path: string): string {
  const fromHere = relative(process.cwd(), path)
  return fromHere.startsWith('..') ? path : fromHere
}

const unreadable = { doubts: [], asks: 0, points: 0 }

/** The files of codes are looked into once everything else is right: before that one may be missing. */
async function figuresWithCodes(quizFile: QuizFile, isRight: boolean) {
  const { doubts: unusual, ...figures } = figuresOf(quizFile.quiz)
  const doubts = [...unusual, ...longComments(quizFile.quiz)]
  return { ...figures, doubts: isRight ? [...doubts, ...(await doubtsAboutCodes(quizFile))] : doubts }
}

function longComments(quiz: Quiz): string[] {
  const said = { spoken: spokenIn(quiz.language), language: quiz.language, worth: quiz.points[0] }
  return rebusesOf(quiz).flatMap((rebus) => {
    const seconds = secondsOfComment(rebus, said)
    return seconds > longestComment ? [longComment({ answer: rebus.answer, seconds, most: longestComment })] : []
  })
}

function picturesOf({ quiz, files }: QuizFile, addressOf: Sheet['pictureOf']): Map<string, Drawn> {
  const pictures = new Map<string, Drawn>()
  for (const { rebusIndex, level, draw } of drawingsOf(quiz, files)) {
    const drawn = drawOrNull(draw)
    if (drawn) pictures.set(addressOf(rebusIndex, level) ?? '', drawn)
  }
  return pictures
}

/** Why it cannot be drawn is among the faults. */
function drawOrNull(draw: () => Drawn): Drawn | null {
  try {
    return draw()
  } catch {
    return null
  }
}

/** Returns the app that shows the sheet to browsers on this machine: it gives the answers away. */
export function sheetApp(runtime: Runtime, current: () => DrawnQuiz): Hono {
  return new Hono()
    .use(securityHeaders(sitesOf({ publicUrl: undefined })), onlyFromThisMachine({ runtime }))
    .get('/static/:hash/:name{.+}', assets)
    .get('/', (c) => {
      const { sheet } = current()
      c.header('Cache-Control', 'no-store')
      return c.html(<QuizSheet texts={quizSheetTextsIn(sheet.quiz?.language ?? 'ru')} sheet={sheet} />)
    })
    .get('/pictures/*', (c) => {
      const picture = current().pictures.get(c.req.path)
      if (!picture) return c.notFound()
      c.header('Content-Security-Policy', picturePolicy)
      return c.body(picture.body, { headers: { 'Content-Type': picture.type } })
    })
}
