import { isDeepStrictEqual } from 'node:util'
import type { Emulator } from '../../scenario/emulator/emulator.ts'
import { settingsOfQuiz } from '../../server/campaigns/first-campaign.ts'
import { createGallery, type Gallery } from '../../server/campaigns/picture-gallery.ts'
import { preparePools } from '../../server/campaigns/pools.ts'
import { type QuizFile, readQuiz } from '../../server/campaigns/quiz-file.ts'
import { publish, readVersion } from '../../server/campaigns/versions.ts'
import type { WordLookups } from '../../server/campaigns/word-lookups.ts'
import { readConfig } from '../../server/config.ts'
import type { LimitTable, mostSockets } from '../../server/http/rate-limit-table.ts'
import { createMonitor } from '../../server/monitoring/monitoring.ts'
import type { GivenSettings } from '../../server/rules/campaign/campaign.ts'
import { callKinds, type CallRules } from '../../server/rules/phone-number/phone-number.ts'
import type { Quiz } from '../../server/rules/quiz/schema.ts'
import { type Listener, runtime } from '../../server/runtime.ts'
import { assemble } from '../../server/start/assemble.tsx'
import { type Pauses, usualPauses } from '../../server/start/pauses.ts'
import type { Caller, CallsOut, GameContext, Sms } from '../../server/store/context.ts'
import type { Database, Db } from '../../server/store/database.ts'
import { openQueue } from '../../server/store/queue.ts'
import { campaigns as campaignRows } from '../../server/store/schema/schema.ts'
import { disguiseWith } from '../../server/store/secrets.ts'
import { createCallSessions } from '../../server/voximplant/session.ts'
import { textsOf } from '../../views/texts/chat.ts'
import { afterTests } from './around.ts'
import { database as ofTheRun, emptyDatabase } from './database.ts'
import { fixedQuizPath } from './fixed-quiz.ts'
import { outlookWith } from './outlook.ts'
import { sharingChannels } from './shared-channel.ts'

/** A server in this process, on the run's database. `passes` advances its clock by minutes. */
export type TestServer = {
  url: string
  quiz: Quiz
  context: GameContext
  /** `told`: the sentences sent to the operator; `reported`: the unexpected errors */
  told: string[]
  reported: unknown[]
  /** every route of the app, as mounted */
  routes: readonly { method: string; path: string }[]
  /** opens another campaign on the same database, with this part of the address, and returns its context */
  opens(address: string, changes?: { quiz?: Quiz; settings?: Partial<GivenSettings> }): Promise<GameContext>
  /** shows what has been changed in the campaigns */
  announces(): Promise<void>
  passes(minutes: number): void
  stop(): Promise<void>
}

export const secret = `whsec_${Buffer.from('a-secret-that-only-the-tests-know').toString('base64')}`
export const phoneNumber = '+78005553535'

const running = new Set<TestServer>()
let isUsed = false
let shared: Database | undefined

/** Few tests have pictures that are files. */
type QuizOfTests = Omit<QuizFile, 'files'> & Partial<QuizFile>
const standard = await readQuiz(fixedQuizPath())
export const standardQuiz = standard.quiz

/** Marks of passwords at the usual price were a third of what the tests of the desk took. */
const leastWork = 2

/** The longest pause that a timer makes: three weeks. */
const neverMs = 2 ** 31 - 1

/** What a server does by itself in the name of each pause. */
export const everything = Object.keys(usualPauses) as (keyof Pauses)[]

/** Pauses without end, but for what a server does by itself. */
const pausesBut = (byItself: readonly string[]): Partial<Pauses> =>
  Object.fromEntries(everything.flatMap((name) => (byItself.includes(name) ? [] : [[name, neverMs]])))

/** Read once: reading the settings is a twentieth of what a short test takes. */
const usualCallsOut = { mostPerDay: readConfig({}).callsOut.mostPerDay }

type Options = {
  quizFile?: QuizOfTests
  emulator?: Emulator
  phoneNumberAbroad?: string
  /** how calls are placed and messages sent; null turns the feature off */
  caller?: Caller
  sms?: Sms
  /** whom Pavel calls and writes to */
  callRules?: Partial<CallRules>
  /** how often he does, in a day */
  callsOut?: CallsOut
  operatorPassword?: string
  operatorPasswordFormer?: string
  observerPassword?: string
  /** connects the bus through NATS instead of the database */
  natsUrl?: string
  /** the URL that browsers use for the server */
  publicUrl?: string
  allowedOrigins?: string[]
  /** the secrets that the scenario may sign with, the current one first */
  callbackSecrets?: string[]
  /** promo codes go out by message only */
  isPrizeByMessage?: boolean
  /** how many days personal data is kept */
  keptDays?: number
  /** the server is reachable only from this machine */
  isLocal?: boolean
  /** rate limits that differ from the defaults */
  limitTable?: Partial<LimitTable>
  mostSockets?: typeof mostSockets
  proxies?: number
  proxyNetworks?: string[]
  /** another one than usual: a server that draws its pages differently */
  fingerprint?: string
  /** the phone simulator was asked for by name */
  isSimulatorOpen?: boolean
  /** reads what is on the account that calls are paid from */
  readBalance?: () => Promise<{ balance: number; currency: string } | null>
  /** the fingerprint of the script that the server came with */
  scenarioBuild?: string
  /** calls are real, so their session URLs must be public https addresses */
  isReal?: boolean
  /** look for real words near answers; usually nobody does */
  lookups?: WordLookups
  /**
   * what this server does by itself, again and again. Else it does nothing, and a test says when: where a server swept, counted or tried a
   * line just then, a test would fail now and then, on a slow machine most of all. Races and benchmarks want `everything`
   */
  byItself?: readonly (keyof Pauses)[]
  /** what the list of what is ready goes by */
  settings?: Record<string, string>
  /** a connection pool of its own, as a second server on the same database has */
  database?: Database
}

export async function startServer({
  quizFile = standard,
  emulator,
  phoneNumberAbroad,
  ...options
}: Options = {}): Promise<TestServer> {
  const {
    caller = null,
    sms = null,
    natsUrl,
    isReal = false,
    isLocal = true,
    publicUrl,
    allowedOrigins = [],
    callbackSecrets = [secret],
    callsOut = usualCallsOut,
    fingerprint = 'test',
    byItself = [],
  } = options
  const { database = (shared ??= sharingChannels(ofTheRun)) } = options
  const set = (...passwords: (string | undefined)[]) => passwords.filter((password) => password !== undefined)
  const passwords = {
    operator: set(options.operatorPassword, options.operatorPasswordFormer),
    observer: set(options.observerPassword),
  }
  const { quiz } = quizFile
  let offset = 0
  const now = () => new Date(Date.now() + offset)
  const [told, reported]: [string[], unknown[]] = [[], []]
  const isPrizeByMessage = options.isPrizeByMessage ?? false
  const { countries = ['RU'], kinds = callKinds } = options.callRules ?? {}
  const callRules = { countries: [...countries], kinds: [...kinds] }
  const abroad = phoneNumberAbroad ?? null
  const settings = { phoneNumber, phoneNumberAbroad: abroad, isPrizeByMessage, callRules }
  const campaignId = await prepareCampaign(database.db, quizFile, settings)
  await preparePools(database.db, campaignId, quizFile, (sentence) => told.push(sentence))
  const stopping = new AbortController()
  const monitor = createMonitor()
  const report = monitor.countingFailures((error) => reported.push(error))
  const queue = caller || sms ? await openQueue(database.queue, report) : null
  const { limitTable, mostSockets, proxies = 0, proxyNetworks = [], isSimulatorOpen = false } = options
  const { app, campaigns, announceCampaigns, stop } = await assemble({
    proxies,
    proxyNetworks,
    isSimulatorOpen,
    ...(limitTable && { limitTable }),
    ...(mostSockets && { mostSockets }),
    outlook: await outlookWith(options.settings ?? {}, database.db),
    database,
    runtime,
    callbackSecrets,
    queue,
    pauses: pausesBut(byItself),
    passwords,
    markWork: leastWork,
    bus: { name: `tests-${process.pid}`, natsUrl },
    emulator: emulator ?? null,
    keptDays: options.keptDays ?? null,
    readBalance: options.readBalance ?? null,
    publicUrl,
    texts: textsOf(quiz.language),
    language: quiz.language,
    phoneNumber,
    phoneNumberAbroad,
    shown: { pictureSecret: secret, fingerprint, exampleNumber: isLocal ? phoneNumber : null, allowedOrigins, draw: drawOnce },
    server: {
      now,
      randomInt,
      disguise: disguiseWith(secret),
      tellOperator: (sentence) => told.push(sentence),
      sessions: createCallSessions({ isEmulated: !isReal }),
      caller,
      sms,
      callsOut,
      scenarioBuild: options.scenarioBuild ?? null,
      ...(options.lookups && { lookups: options.lookups }),
      isEmulated: !isReal,
    },
    stopping: stopping.signal,
    monitor,
    isLocal,
    report,
  })
  const context = campaigns.find(campaignId)
  if (!context) throw new Error('the campaign of the tests cannot be played')
  const listener: Listener = await runtime.serve(app, { port: 0, host: '127.0.0.1' })
  const server: TestServer = {
    url: listener.url.replace(/\/$/, ''),
    quiz: context.quiz,
    context,
    told,
    reported,
    routes: app.routes,
    announces: announceCampaigns,
    async opens(address, changes = {}) {
      const file = { ...quizFile, quiz: changes.quiz ?? quiz, name: address }
      const id = await prepareCampaign(database.db, file, { ...settings, ...changes.settings })
      await announceCampaigns()
      const opened = campaigns.find(id)
      if (!opened) throw new Error(`the campaign ${address} cannot be played`)
      return opened
    },
    passes: (minutes) => {
      offset += minutes * 60_000
    },
    stop: async () => {
      running.delete(server)
      stopping.abort()
      await stop()
      monitor.close()
      await listener.stop()
    },
  }
  running.add(server)
  isUsed = true
  return server
}

afterTests.add(async () => {
  for (const server of running) await server.stop()
  if (isUsed) await emptyDatabase()
  isUsed = false
})

/**
 * Returns the campaign of this quiz file, by its name, and makes it where the database has none. A quiz that differs from the
 * published one is published.
 */
async function prepareCampaign(db: Db, { quiz, files = new Map(), name }: QuizOfTests, given: GivenSettings): Promise<number> {
  const at = new Date()
  const settings = { ...settingsOfQuiz(quiz), ...given }
  const row = { address: name, name, language: quiz.language, settings, createdAt: at }
  const [campaign] = await db
    .insert(campaignRows)
    .values(row)
    .onConflictDoUpdate({ target: campaignRows.address, set: { settings } })
    .returning()
  if (!campaign) throw new Error('there is no campaign')
  const { id, publishedId } = campaign
  const published = publishedId === null ? null : (await readVersion(db, publishedId)).quiz
  if (!isDeepStrictEqual(published, quiz))
    await db.transaction((tx) => publish(tx, { campaignId: id, quiz, files, by: 'tests', at }))
  return id
}

const galleries = new Map<string, Gallery>()

/** Draws the pictures of a quiz once: reading the icon sets takes longer than anything else about a server that starts. */
function drawOnce(options: Parameters<typeof createGallery>[0]): Gallery {
  const key = JSON.stringify([options.quiz, options.path])
  const gallery = galleries.get(key) ?? createGallery(options)
  galleries.set(key, gallery)
  return gallery
}

function randomInt(below: number): number {
  return Math.floor(Math.random() * below)
}
