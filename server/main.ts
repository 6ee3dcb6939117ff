import process from 'node:process'
import { greet } from '../views/texts.console.ts'
import { ConfigProblem, readConfig } from './config.ts'
import { describeFailure } from './database/failure.ts'
import { FolderInUse } from './database/lock.ts'
import { QuizFileProblem, readQuiz } from './quiz/read.ts'
import { runtime } from './runtime.ts'
import { type Running, start } from './start.ts'

/** The longest an orderly stop may take. */
const stopSeconds = 4.5

await main()

async function main(): Promise<void> {
  let running: Running | null = null
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(running))
  try {
    const config = readConfig(process.env)
    const quizFile = await readQuiz(config.quiz)
    running = await start({ config, quizFile, runtime, report, tellOperator })
    console.log(greet(quizFile.quiz.language, running))
  } catch (error) {
    giveUp(error)
  }
}

/** A server that still waits for its database has nothing to finish. */
async function stop(running: Running | null): Promise<void> {
  setTimeout(() => process.exit(0), stopSeconds * 1000)
  await running?.stop().catch(report)
  process.exit(0)
}

/** What an operator can put right is said in a sentence; anything else with where it happened. */
function giveUp(error: unknown): never {
  console.error(isSentence(error) ? error.message : explain(error))
  process.exit(1)
}

function isSentence(error: unknown): error is Error {
  return [ConfigProblem, QuizFileProblem, FolderInUse].some((problem) => error instanceof problem)
}

function explain(error: unknown): string {
  const isPortTaken = (error as { code?: string }).code === 'EADDRINUSE'
  return isPortTaken ? 'PORT: expected a free port, found one that another program listens on' : describeFailure(error)
}

function report(error: unknown): void {
  console.error(new Date().toISOString(), describeFailure(error))
}

function tellOperator(sentence: string): void {
  console.warn(new Date().toISOString(), sentence)
}
