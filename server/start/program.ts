import process from 'node:process'
import { greet } from '../../views/texts/console.ts'
import { QuizFileProblem, readQuiz } from '../campaigns/campaigns.ts'
import { ConfigProblem, readConfig } from '../config.ts'
import { configureLogging, handleUncaughtErrors, logFailure, logWarning } from '../monitoring/monitoring.ts'
import { runtime } from '../runtime.ts'
import { describeFailure, FolderInUse } from '../store/store.ts'
import { VoximplantProblem } from '../voximplant/voximplant.ts'
import { type Running, start } from './start.ts'

/** The longest that an orderly stop may take after the server has been drained. */
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
    const { language } = quizFile.quiz
    // People are served by now, so a database that fails under the list ends nothing.
    const told = running.tellGoLive((format ?? (isTerminal ? 'text' : 'json')) === 'json').catch(logFailure)
    // Where people come from outside, our own address is tried first, and that may take some seconds.
    if (config.isLocal) await told
    console.log(greet(language, { ...running, isService: process.env.INVOCATION_ID !== undefined }))
    await told
  } catch (error) {
    giveUp(error)
  }
}

/**
 * Drains and stops the server, then exits: with 0 after a signal, with 1 when the server stops for the given `reason`. `running`
 * is null while the server still waits for its database, and then there is nothing to finish.
 */
async function stop(running: Running | null, reason?: string): Promise<void> {
  if (reason) logWarning(reason)
  await running?.drain()
  const code = reason ? 1 : 0
  setTimeout(() => process.exit(code), stopSeconds * 1000)
  await running?.stop().catch(logFailure)
  process.exit(code)
}

/** Prints why the server cannot start and exits with 1: a sentence for what an operator can fix, a stack for anything else. */
function giveUp(error: unknown): never {
  console.error(isForOperator(error) ? error.message : describeFailure(error))
  process.exit(1)
}

function isForOperator(error: unknown): error is Error {
  return [ConfigProblem, QuizFileProblem, FolderInUse, VoximplantProblem].some((problem) => error instanceof problem)
}
