import { existsSync, type FSWatcher, watch } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import process from 'node:process'
import * as texts from '../../views/texts/quiz-check.ts'
import { describeFault } from '../../views/texts/quiz-faults.ts'
import { type CheckedQuiz, checkQuiz, findRealWords, refusalsWith, writeRefusals } from '../campaigns/campaigns.ts'
import { ConfigProblem, readConfig } from '../config.ts'
import { levels, rebusesOf } from '../rules/quiz/quiz.ts'
import { type Listener, runtime } from '../runtime.ts'
import { describeFailure } from '../store/store.ts'
import { drawAgain, drawQuiz, type DrawnQuiz, sheetApp } from './quiz-sheet.tsx'
import { createPages, debounce } from './reloading-pages.ts'

/**
 * `bun run quiz:check [name or path] [--once | --refuse]`: prints all faults of a quiz file, and shows its pictures on one sheet that
 * reloads when the file or something beside it is saved. With `--once` it only prints, and exits with 1 when there are faults. With
 * `--refuse` it also finds the real words that the rebuses would take for their answers, and writes them into the file.
 */
async function main(words: readonly string[]): Promise<void> {
  try {
    const { name, isOnce, isToRefuse } = parseWords(words)
    const checked = await checkQuiz(name ?? readConfig(process.env).quiz)
    const drawn = await drawQuiz(checked, 0)
    print(drawn)
    if (isToRefuse) await refuseRealWords(checked)
    if (isOnce || !existsSync(dirname(checked.path))) process.exitCode = checked.faults.length > 0 ? 1 : 0
    else await showSheet(checked, drawn)
  } catch (error) {
    console.error(error instanceof ConfigProblem ? error.message : describeFailure(error))
    process.exitCode = 1
  }
}

function parseWords(words: readonly string[]) {
  const [name, ...others] = words.filter((word) => word !== '--once' && word !== '--refuse')
  const unexpected = name?.startsWith('-') ? name : others[0]
  if (unexpected !== undefined) throw new ConfigProblem(texts.unexpectedArgument(unexpected))
  const isToRefuse = words.includes('--refuse')
  return { name, isOnce: isToRefuse || words.includes('--once'), isToRefuse }
}

/** Writes into the file, and prints, the real words that each rebus would take for its answer. */
async function refuseRealWords({ path, quizFile }: CheckedQuiz): Promise<void> {
  if (!quizFile) return
  const { language, rebuses } = quizFile.quiz
  const all = rebusesOf(quizFile.quiz)
  const found = await findRealWords({ language, rebuses: all.map(({ answer, accept }) => ({ answer, accept })) })
  let text = await readFile(path, 'utf8')
  for (const [at, rebus] of all.entries()) {
    const refuse = refusalsWith(rebus, found[at] ?? [])
    const words = refuse.slice(rebus.refuse.length)
    if (words.length === 0) continue
    text = writeRefusals(text, at < rebuses.length ? ['rebuses', at] : ['forFun', at - rebuses.length], refuse)
    console.log(texts.refused({ answer: rebus.answer, words }))
  }
  await writeFile(path, text)
}

function print({ sheet }: DrawnQuiz): void {
  for (const fault of sheet.faults) console.log(describeFault('en', sheet.file, fault))
  console.log(sheet.faults.length > 0 ? texts.faults(sheet.faults.length) : texts.fine(sheet))
  for (const sentence of sheet.doubts) console.log(texts.doubt(sentence))
}

/** Serves the sheet, and checks the quiz again after each change, until the operator stops it. */
async function showSheet({ path, ...first }: CheckedQuiz, drawn: DrawnQuiz): Promise<void> {
  let shown = drawn
  let version = 0
  let checking = Promise.resolve()
  const pages = createPages()
  const follow = watchFiles(debounce(() => (checking = checking.then(checkAgain).catch(console.error))))
  follow(filesOf({ path, ...first }))
  const { url } = await listen(pages.around(sheetApp(runtime, () => shown)))
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(0))
  pages.reload()
  console.log(texts.watching(url))

  async function checkAgain(): Promise<void> {
    const checked = await checkQuiz(path)
    version += 1
    shown = await drawAgain(shown, checked, version)
    print(shown)
    follow(filesOf(checked))
    pages.reload()
  }
}

const host = '127.0.0.1'

/** Always the same one where it is free, so that a page that is still open finds the sheet again. */
const usualPort = 3200

async function listen(app: Parameters<typeof runtime.serve>[0]): Promise<Listener> {
  try {
    return await runtime.serve(app, { port: usualPort, host })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    return runtime.serve(app, { port: 0, host })
  }
}

/** The quiz file and all files that it names. */
function filesOf({ path, quizFile }: CheckedQuiz): Set<string> {
  const quiz = quizFile?.quiz
  const drawings = quiz ? rebusesOf(quiz).flatMap(({ pictures }) => levels.map((level) => pictures[level].file)) : []
  const named = [...drawings, ...(quiz?.tiers ?? []).map(({ codes }) => codes)].filter((file) => file !== undefined)
  return new Set([path, ...named.map((file) => join(dirname(path), file))])
}

/**
 * Returns a function that sets at which files' changes to `act`. Their folders are watched, because editors replace a file when they
 * save it; other files there may change all the time.
 */
function watchFiles(act: () => void): (files: Set<string>) => void {
  const watchers = new Map<string, FSWatcher>()
  let watched = new Set<string>()
  return (files) => {
    // A quiz that cannot be read at the moment still has the pictures that it had.
    watched = files.size > 1 ? files : new Set([...watched, ...files])
    for (const folder of new Set([...watched].map(dirname))) {
      if (watchers.has(folder) || !existsSync(folder)) continue
      const actIfWatched = (_: string, name: string | null) => {
        if (name === null || watched.has(join(folder, name))) act()
      }
      watchers.set(folder, watch(folder, actIfWatched))
    }
  }
}

await main(process.argv.slice(2))
