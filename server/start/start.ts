import { hostname } from 'node:os'
import { liveBelow } from '../../views/address/address.ts'
import { textsOf } from '../../views/texts/chat.ts'
import { findRealWords, type QuizFile, WordLookups } from '../campaigns/campaigns.ts'
import type { Config } from '../config.ts'
import { sitesOf } from '../http/http.ts'
import { createMonitor, type Monitor, syncClock, watchOpenFiles } from '../monitoring/monitoring.ts'
import { retentionDays } from '../privacy/privacy.ts'
import { isLoopback } from '../rules/network-address/network-address.ts'
import type { Listener, Runtime } from '../runtime.ts'
import { hasStaff, staffAccess, type StaffPasswords } from '../staff/staff.ts'
import { refuseMoved } from '../store/archive/archive.ts'
import {
  callbackSecretsOf,
  type Clock,
  createClock,
  type Database,
  disguiseWith,
  exceptOutages,
  getOrCreateBusName,
  getOrCreateSecret,
  openDatabase,
  openQueue,
  randomInt,
} from '../store/store.ts'
import { createCallSessions } from '../voximplant/voximplant.ts'
import { assemble } from './assemble.tsx'
import { openFirstCampaign } from './first-campaign.ts'
import { outlookOf, tellGoLive } from './go-live.ts'
import { listen } from './listen.ts'
import { passwordWhileStarting } from './password-while-starting.ts'
import { readScenarioBuild } from './scenario-build.ts'
import { shownBy } from './shown.ts'
import { startingApp } from './starting-app.tsx'
import { type Account, emulate, emulatedCaller, openAccount } from './voximplant-account.ts'
import { waitForDatabase } from './wait-for-database.ts'
import { warningsOf } from './warnings.ts'

type Options = {
  config: Config
  quizFile: QuizFile
  runtime: Runtime
  /** logs an unexpected error */
  report(error: unknown): void
  /** logs a warning about something that only an operator can fix */
  tellOperator(sentence: string): void
}

/**
 * A running server; `url` is its public address. `drain` makes load balancers stop routing to it. `stop` lets requests in flight
 * finish and closes the sockets with a code that makes browsers reconnect.
 */
export type Running = {
  url: string
  hasPhoneSimulator: boolean
  hasOperator: boolean
  /** the operator's password, where it was made up by the server */
  madePassword: string | null
  /** Says what is ready for people, missing or misleading. */
  tellGoLive(isJson: boolean): Promise<void>
  drain(): Promise<void>
  stop(): Promise<void>
}

/** How long the server before this one may take to end, as an orchestrator gives it. */
const handOverMs = 30_000

/**
 * Starts a server. It listens first, so that a port that is taken is noticed before anything is changed, and early visitors get a
 * page instead of a refused connection. Then it waits for the database, migrates it, and opens the doors. Resolves once they are
 * open.
 */
export async function start(options: Options): Promise<Running> {
  const { config, runtime } = options
  const { quiz } = options.quizFile
  const { isLocal, hasPhoneSimulator } = config
  const keptDays = retentionDays(config, options.quizFile)
  for (const warning of warningsOf(config)) options.tellOperator(warning)
  liveBelow(config.publicUrl)
  const monitor = createMonitor()
  const unwatchFiles = watchOpenFiles(options.tellOperator)
  const currentApp = {
    fetch: startingApp({
      language: quiz.language,
      runtime,
      sites: sitesOf(config),
      monitor,
      password: passwordWhileStarting(options, monitor),
      isLocal,
    }).fetch,
  }
  const clock = createClock({ isDatabaseHere: config.databaseUrl === undefined })
  const account = await openAccount(config, options.tellOperator, clock.now)
  const listener = await listen(runtime, { fetch: (...request) => currentApp.fetch(...request) }, config)
  const place = { url: config.databaseUrl, directUrl: config.databaseDirectUrl, folder: config.dataFolder }
  const database = await waitForDatabase((tell) => openDatabase({ ...place, patienceMs: handOverMs }, tell), options.tellOperator)
  await refuseMoved(database.db, place)
  const prepared = { ...options, keptDays, monitor, clock, report: monitor.countingFailures(options.report) }
  const { passwords, madePassword } = await staffAccess(database.db, config.passwords, isLocal)
  const { app, goLive, stop } = await openDoors(
    { ...prepared, passwords, hasMadePassword: madePassword !== null },
    account,
    database,
    listener,
  )
  currentApp.fetch = app.fetch
  monitor.record({ type: 'server ready', url: listener.url })
  return {
    url: config.publicUrl ? `${config.publicUrl}/` : listener.url,
    hasPhoneSimulator,
    hasOperator: hasStaff(passwords),
    madePassword,
    tellGoLive: (isJson) => tellGoLive(goLive, { isJson, language: quiz.language }),
    drain() {
      monitor.record({ type: 'server stopping' })
      return monitor.readiness.drain()
    },
    stop: () => close(listener, database, stop).finally(monitor.close).finally(unwatchFiles),
  }
}

type Parts = { keptDays: number | null; monitor: Monitor; clock: Clock; passwords: StaffPasswords; hasMadePassword: boolean }
type Prepared = Options & Parts

async function openDoors(prepared: Prepared, account: Account, database: Database, { url }: Listener) {
  const { config, quizFile, keptDays, runtime, monitor, clock, report, tellOperator } = prepared
  const { language } = quizFile.quiz
  const { phoneNumber, phoneNumberAbroad, natsUrl, callsOut } = config
  await syncClock(database, { clock })
  const callbackSecrets = await callbackSecretsOf(database.db, config.callbackSecrets)
  const disguise = disguiseWith(config.numberKey ?? (await getOrCreateSecret(database.db, 'number key')))
  await openFirstCampaign(database, prepared, clock.now())
  const stopping = new AbortController()
  const emulator = config.hasPhoneSimulator ? await emulate(url, callbackSecrets[0]) : null
  const caller = account.caller ?? (emulator && emulatedCaller(emulator, config))
  const { sms } = account
  const openOwnQueue = () => openQueue(database.queue, exceptOutages(report))
  const queue = caller || sms ? await database.withMigrationLock(openOwnQueue) : null
  const isEmulated = emulator !== null || isLoopback(config.voximplant.apiUrl)
  const server = await assemble({
    database,
    runtime,
    callbackSecrets,
    emulator,
    queue,
    monitor,
    report,
    bus: { natsUrl, name: await getOrCreateBusName(database.db), place: `${hostname()} ${url}`, tellOperator },
    clock,
    folder: config.dataFolder,
    readBalance: account.readBalance,
    keptDays,
    publicUrl: config.publicUrl,
    passwords: prepared.passwords,
    hasMadePassword: prepared.hasMadePassword,
    isLocal: config.isLocal,
    isSimulatorOpen: config.isSimulatorOpen,
    texts: textsOf(language),
    language,
    phoneNumber,
    phoneNumberAbroad,
    shown: await shownBy(config, database.db, caller?.perMinute ?? null),
    server: {
      now: clock.now,
      randomInt,
      disguise,
      tellOperator,
      sessions: createCallSessions({ isEmulated }),
      caller,
      sms,
      callsOut: { mostPerDay: callsOut.mostPerDay },
      scenarioBuild: await readScenarioBuild(),
      lookups: new WordLookups((asked) => findRealWords(asked, stopping.signal), { signal: stopping.signal }),
      isEmulated: isEmulated && (account.caller === null || isLoopback(config.voximplant.apiUrl)),
    },
    stopping: stopping.signal,
    outlook: await outlookOf(config, database.db, { ...prepared, hasSms: sms !== null }),
    proxies: config.proxies,
    proxyNetworks: config.proxyNetworks,
  })
  return {
    app: server.app,
    goLive: server.goLive,
    async stop() {
      stopping.abort()
      await server.stop()
      emulator?.close()
    },
  }
}

async function close(listener: Listener, database: Database, stop: () => Promise<void>): Promise<void> {
  const isDone = listener.stop()
  await stop()
  await isDone
  await database.close()
}
