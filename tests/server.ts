import type { Emulator } from '../scenario/emulator/emulator.ts'
import { assemble } from '../server/assemble.tsx'
import type { World } from '../server/game/world.ts'
import { createGallery } from '../server/pictures/gallery.ts'
import { importCodes } from '../server/prizes/import.ts'
import { type QuizFile, readQuiz } from '../server/quiz/read.ts'
import type { Quiz } from '../server/quiz/schema.ts'
import { type Listener, runtime } from '../server/runtime.ts'
import { spokenIn } from '../views/texts.spoken.ts'
import { textsOf } from '../views/texts.ts'
import { database } from './database.ts'

/** The server in this process, on the run's database; `passes` moves its clock. */
export type TestServer = {
  url: string
  quiz: Quiz
  world: World
  /** what an operator was told, and what was reported as unexpected */
  told: string[]
  reported: unknown[]
  passes(minutes: number): void
  stop(): Promise<void>
}

export const secret = `whsec_${Buffer.from('a-secret-that-only-the-tests-know').toString('base64')}`
export const phoneNumber = '+78005553535'

const running = new Set<TestServer>()
let isUsed = false
const standard = await readQuiz('intercom-ru')
export const standardQuiz = standard.quiz

type Options = { quizFile?: QuizFile; emulator?: Emulator; phoneNumberAbroad?: string }

export async function startServer({ quizFile = standard, emulator, phoneNumberAbroad }: Options = {}): Promise<TestServer> {
  const { quiz, folder, name } = quizFile
  let offset = 0
  const now = () => new Date(Date.now() + offset)
  const [told, reported]: [string[], unknown[]] = [[], []]
  await importCodes(database.db, quizFile)
  const { app, world, stop } = await assemble({
    database, runtime, secret, emulator: emulator ?? null,
    texts: textsOf(quiz.language),
    table: { quiz, gallery: createGallery({ quiz, quizFolder: folder, secret }), phoneNumber, phoneNumberAbroad },
    world: { quiz, quizName: name, spoken: spokenIn(quiz.language), now, randomInt, tellOperator: (sentence) => told.push(sentence) },
    stopping: new AbortController().signal,
    isSecure: false,
    report: (error) => reported.push(error),
  })
  const listener: Listener = await runtime.serve(app, { port: 0, host: '127.0.0.1' })
  const server: TestServer = {
    url: listener.url.replace(/\/$/, ''), quiz, world, told, reported,
    passes: (minutes) => { offset += minutes * 60_000 },
    stop: async () => {
      running.delete(server)
      stop()
      await listener.stop()
    },
  }
  running.add(server)
  isUsed = true
  return server
}

/** Tells whether there were any since the last time. */
export async function stopServers(): Promise<boolean> {
  for (const server of running) await server.stop()
  const wasUsed = isUsed
  isUsed = false
  return wasUsed
}

function randomInt(below: number): number {
  return Math.floor(Math.random() * below)
}
