import { readFile } from 'node:fs/promises'
import { createEmulator } from '../scenario/emulator/emulator.ts'
import { spokenIn } from '../views/texts.spoken.ts'
import { textsOf } from '../views/texts.ts'
import { assemble } from './assemble.tsx'
import type { Config } from './config.ts'
import { type Database, openDatabase } from './database.ts'
import { createGallery } from './pictures/gallery.ts'
import { importCodes } from './prizes/import.ts'
import type { QuizFile } from './quiz/read.ts'
import type { Listener, Runtime } from './runtime.ts'
import { keepSecret } from './secret.ts'
import { isUp } from './start/is-up.ts'
import { waking } from './start/waking.tsx'

type Options = {
  config: Config
  quizFile: QuizFile
  runtime: Runtime
  /** of what was not expected */
  report(error: unknown): void
  /** of what only an operator can put right */
  tellOperator(sentence: string): void
}

/** A server in use; `stop` lets requests in flight finish and sends the browsers away in such a way that they return. */
export type Running = { url: string; hasPhoneSimulator: boolean; stop(): Promise<void> }

/**
 * Listens first, so that a taken port is noticed before anything is touched and a visitor who comes too early is told so;
 * then waits for the database, brings it up to date, and opens the doors.
 */
export async function start(options: Options): Promise<Running> {
  const { config, quizFile: { quiz }, runtime } = options
  const doors = { fetch: waking(textsOf(quiz.language), runtime).fetch }
  const listener = await runtime.serve({ fetch: (...request) => doors.fetch(...request) }, config)
  const database = await openDatabase({ url: config.databaseUrl, folder: config.dataFolder })
  await isUp(database, options.tellOperator)
  const { app, stop } = await open(options, database, listener)
  doors.fetch = app.fetch
  return { url: listener.url, hasPhoneSimulator: config.hasPhoneSimulator, stop: () => close(listener, database, stop) }
}

async function open({ config, quizFile, runtime, report, tellOperator }: Options, database: Database, { url }: Listener) {
  const { quiz, folder, name } = quizFile
  const { phoneNumber, phoneNumberAbroad } = config
  const secret = config.callbackSecret ?? await keepSecret(database.db, 'callback secret')
  const gallery = createGallery({ quiz, quizFolder: folder, secret: await keepSecret(database.db, 'picture secret') })
  await importCodes(database.db, quizFile)
  const stopping = new AbortController()
  const emulator = config.hasPhoneSimulator ? await emulatorFor(new URL('/voice/events', url).href, secret) : null
  const server = await assemble({
    database, runtime, secret, emulator, report,
    texts: textsOf(quiz.language),
    table: { quiz, gallery, phoneNumber, phoneNumberAbroad },
    world: { quiz, quizName: name, spoken: spokenIn(quiz.language), now: () => new Date(), randomInt, tellOperator },
    stopping: stopping.signal,
    isSecure: config.publicUrl?.startsWith('https:') ?? false,
  })
  return {
    app: server.app,
    stop() {
      stopping.abort()
      emulator?.close()
      server.stop()
    },
  }
}

async function emulatorFor(eventsUrl: string, secret: string) {
  const script = await readFile(new URL('../scenario/dist/pavel.voxengine.js', import.meta.url), 'utf8')
  return createEmulator({ script, secrets: { CALLBACK_URL: eventsUrl, CALLBACK_SECRET: secret }, speech: () => 'by hand' })
}

async function close(listener: Listener, database: Database, stop: () => void): Promise<void> {
  const isDone = listener.stop()
  stop()
  await isDone
  await database.close()
}

/** The remainder's bias is a few in a million for the largest `below` here, the digits: of no use to anybody. */
function randomInt(below: number): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1))
  return drawn % below
}
