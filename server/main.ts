import process from 'node:process'
import { greet } from '../views/texts/console.ts'
import { QuizFileProblem, readQuiz } from './campaigns/campaigns.ts'
import { ConfigProblem, readConfig } from './config.ts'
import { configureLogging, handleUncaughtErrors, logFailure, logWarning } from './monitoring/monitoring.ts'
import { runtime } from './runtime.ts'
import { type Running, start } from './start/start.ts'
import { describeFailure, FolderInUse } from './store/store.ts'
import { VoximplantProblem } from './voximplant/voximplant.ts'

/** The longest an orderly stop may take, once nobody is sent here any more. */
const stopSeconds = 4.5

await main()

async function main(): Promise<void> {
  let running: Running | null = null
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(running))
  try {
    const config = readConfig(process.env)
    const {
      log: { format, level },
    } = config
    const isTerminal = process.stdout.isTTY === true
    configureLogging({ format: format ?? (isTerminal ? 'text' : 'json'), level, isColoured: isTerminal })
    const quizFile = await readQuiz(config.quiz)
    running = await start({ config, quizFile, runtime, report: logFailure, tellOperator: logWarning })
    handleUncaughtErrors({ report: logFailure, giveUp: (reason) => void stop(running, reason) })
    console.log(greet(quizFile.quiz.language, running))
  } catch (error) {
    giveUp(error)
  }
}

/** A server that still waits for its database has nothing to finish. Ends with 1 where it is not an operator who stops it. */
async function stop(running: Running | null, reason?: string): Promise<void> {
  if (reason) logWarning(reason)
  await running?.drain()
  const code = reason ? 1 : 0
  setTimeout(() => process.exit(code), stopSeconds * 1000)
  await running?.stop().catch(logFailure)
  process.exit(code)
}

/** What an operator can put right is said in a sentence; anything else with where it happened. */
function giveUp(error: unknown): never {
  console.error(isSentence(error) ? error.message : explain(error))
  process.exit(1)
}

function isSentence(error: unknown): error is Error {
  return [ConfigProblem, QuizFileProblem, FolderInUse, VoximplantProblem].some((problem) => error instanceof problem)
}

function explain(error: unknown): string {
  const isPortTaken = (error as { code?: string }).code === 'EADDRINUSE'
  return isPortTaken ? 'PORT: expected a free port, found one that another program listens on' : describeFailure(error)
}
