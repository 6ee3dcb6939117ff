import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { conferenceWordsIn } from '../../views/texts/conference.ts'
import * as texts from '../../views/texts/rehearse.ts'
import { QuizFileProblem, readQuiz } from '../campaigns/campaigns.ts'
import { runtime } from '../runtime.ts'
import { describeFailure } from '../store/store.ts'
import {
  chanceOf,
  openConference,
  openTelephones,
  setConference,
  startServer,
  type UnderWay,
  writeQuizWithPools,
} from './conference/conference.ts'

/**
 * `bun run rehearse`: a conference of made-up people, to try the desk on. A server of its own is visited and called by hundreds within
 * minutes, through the same doors as by real ones, and whatever the desk does reaches them. Exits with 1 when that fails.
 */
async function main(words: string[]): Promise<void> {
  try {
    await run(parseOptions(words))
  } catch (error) {
    console.error(isForOperator(error) ? error.message : describeFailure(error))
    process.exitCode = 1
  }
}

const isForOperator = (error: unknown): error is Error =>
  [RehearseProblem, QuizFileProblem].some((problem) => error instanceof problem)

/** The command line is wrong. The message says what was expected. */
export class RehearseProblem extends Error {}

const phoneNumber = '+78001002030'
const address = 'conference'
const path = `/c/${address}`
const statusMs = 15_000

type Options = ReturnType<typeof parseOptions>

async function run({ visitors, minutes, seed, pace, port, quiz: quizName, isOnce, ...place }: Options): Promise<void> {
  const { quiz } = await readQuiz(quizName)
  const folder = await prepareFolder(place)
  const stopping = new AbortController()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stopping.abort())
  const secret = `whsec_${Buffer.from(randomBytes(24).toString('hex')).toString('base64')}`
  const password = process.env.OPERATOR_PASSWORD || randomBytes(6).toString('hex')
  const telephones = await openTelephones({ phoneNumber, secret, folder, pace, chance: chanceOf(seed, 'telephones'), runtime })
  const log = join(folder, 'server.log')
  const server = await startServer(
    {
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: join(folder, 'data'),
      QUIZ: await writeQuizWithPools(quiz, { folder, visitors, pace }),
      PHONE_NUMBER: phoneNumber,
      CALLBACK_SECRET: secret,
      OPERATOR_PASSWORD: password,
      LOG_LEVEL: 'warning',
      // Each of the people has a network of their own.
      PROXIES: '1',
      CALLS_PER_MINUTE: String(Math.max(20, Math.ceil(visitors / minutes))),
      ...telephones.settings,
    },
    log,
  )
  try {
    const { url } = server
    telephones.reportTo(url)
    if (!(await fetch(url + path)).ok) throw new RehearseProblem(texts.noCampaign(path))
    await setConference({ url, password, name: 'bun run rehearse' }, address)
    console.log(texts.conferenceOpens({ desk: `${url}/operator`, password, page: url + path, folder, log }))
    const words = conferenceWordsIn(quiz.language)
    const onTrouble = (error: unknown) => console.error(texts.trouble(describeFailure(error)))
    const { signal } = stopping
    const open = openConference({ url, path, quiz, telephones, words, visitors, minutes, pace, seed, signal, onTrouble })
    const stopTelling = tellHowItGoes(open, telephones.lines)
    await Promise.race([open.isOver, aborted(signal), server.ended])
    stopTelling()
    console.log(texts.conferenceIsOver(open.tally.counts, telephones.messages()))
    if (!isOnce && !signal.aborted) console.log(texts.stillUp)
    if (!isOnce) await Promise.race([aborted(signal), server.ended])
  } finally {
    stopping.abort()
    await server.stop()
    await telephones.close()
    if (place.folder === undefined) await rm(folder, { recursive: true, force: true })
  }
  process.exit(0)
}

async function prepareFolder({ folder, isAgain }: { folder: string | undefined; isAgain: boolean }): Promise<string> {
  if (folder === undefined) return mkdtemp(join(tmpdir(), 'pavel-conference-'))
  const path = resolve(folder)
  if (existsSync(join(path, 'data')) && !isAgain) throw new RehearseProblem(texts.folderHasDatabase(path))
  await mkdir(path, { recursive: true })
  return path
}

function tellHowItGoes({ tally, isPresent }: UnderWay, lines: () => number): () => void {
  const startedAt = Date.now()
  let before = { at: startedAt, used: process.cpuUsage() }
  const tell = () => {
    const { user, system } = process.cpuUsage(before.used)
    const busy = (user + system) / 1000 / (Date.now() - before.at)
    before = { at: Date.now(), used: process.cpuUsage() }
    const seconds = (Date.now() - startedAt) / 1000
    console.log(texts.howItGoes({ seconds, present: isPresent(), lines: lines(), busy, counts: tally.counts }))
  }
  const timer = setInterval(tell, statusMs)
  return () => clearInterval(timer)
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

/** Parses the command line. Throws `RehearseProblem` when it is wrong. */
export function parseOptions(words: readonly string[]) {
  const options = {
    visitors: { type: 'string', default: '300' },
    minutes: { type: 'string', default: '6' },
    seed: { type: 'string', default: '1' },
    pace: { type: 'string', default: '3' },
    port: { type: 'string', default: '3200' },
    quiz: { type: 'string', default: 'intercom-ru' },
    folder: { type: 'string' },
    again: { type: 'boolean', default: false },
    once: { type: 'boolean', default: false },
  } as const
  const { values } = parsed(() => parseArgs({ args: [...words], options, strict: true }))
  const number = (name: 'visitors' | 'minutes' | 'seed' | 'pace' | 'port', least: number, most: number) => {
    const found = Number(values[name])
    if (values[name].trim() !== '' && found >= least && found <= most) return found
    throw new RehearseProblem(
      texts.unexpectedOption(`--${name}: expected a number from ${least} to ${most}, found ${values[name]}`),
    )
  }
  return {
    visitors: Math.round(number('visitors', 1, 3_000)),
    minutes: number('minutes', 0.01, 600),
    seed: Math.round(number('seed', 0, 1_000_000)),
    pace: number('pace', 1, 100),
    port: number('port', 0, 65_535),
    quiz: values.quiz,
    folder: values.folder,
    isAgain: values.again,
    isOnce: values.once,
  }
}

function parsed<Result>(parse: () => Result): Result {
  try {
    return parse()
  } catch (error) {
    throw new RehearseProblem(texts.unexpectedOption(error instanceof Error ? error.message : String(error)))
  }
}

// The tests import parts of this file without running it.
if (import.meta.main) await main(process.argv.slice(2))
