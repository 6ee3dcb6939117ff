import { setTimeout as wait } from 'node:timers/promises'
import { spokenIn } from '../../views/texts/spoken.ts'
import { textsOf } from '../../views/texts/texts.ts'
import { createGallery, importCodes, type QuizFile } from '../campaigns/campaigns.ts'
import type { Config } from '../config.ts'
import { askPassword, createAddressOf, createLimits, sitesOf } from '../http/http.ts'
import { createMonitor, type Monitor, syncClock } from '../monitoring/monitoring.ts'
import { retentionDays } from '../privacy/privacy.ts'
import { isLoopback } from '../rules/address/address.ts'
import type { Listener, Runtime } from '../runtime.ts'
import {
  callbackSecretsOf,
  createClock,
  type Database,
  describeFailure,
  disguiseWith,
  isOutOfReach,
  keepName,
  keepSecret,
  openDatabase,
  openQueue,
  randomInt,
  unlessAway,
} from '../store/store.ts'
import { createCallSessions } from '../voximplant/voximplant.ts'
import { type Account, emulate, emulatedCaller, openAccount } from './account.ts'
import { assemble } from './assemble.tsx'
import { waking } from './waking.tsx'

type Options = {
  config: Config
  quizFile: QuizFile
  runtime: Runtime
  /** of what was not expected */
  report(error: unknown): void
  /** of what only an operator can put right */
  tellOperator(sentence: string): void
}

/**
 * A server in use; `url` is where people find it. `drain` makes a balancer send nobody here any more; `stop` lets requests in
 * flight finish and sends the browsers away in such a way that they return.
 */
export type Running = {
  url: string
  hasPhoneSimulator: boolean
  hasOperator: boolean
  drain(): Promise<void>
  stop(): Promise<void>
}

/**
 * Listens first, so that a taken port is noticed before anything is touched and a visitor who comes too early is told so;
 * then waits for the database, brings it up to date, and opens the doors.
 */
export async function start(options: Options): Promise<Running> {
  const {
    config,
    quizFile: { quiz },
    runtime,
  } = options
  const { operatorPasswords: passwords, isLocal, hasPhoneSimulator } = config
  const keptDays = retentionDays(config, options.quizFile)
  const monitor = createMonitor()
  const doors = {
    fetch: waking({
      texts: textsOf(quiz.language),
      runtime,
      sites: sitesOf(config),
      monitor,
      password: passwordUntilUp(options, monitor),
      isLocal,
    }).fetch,
  }
  const account = await openAccount(config, options.tellOperator)
  const listener = await runtime.serve({ fetch: (...request) => doors.fetch(...request) }, config)
  const database = await openDatabase({ url: config.databaseUrl, folder: config.dataFolder })
  await waitForDatabase(database, options.tellOperator)
  const settled = { ...options, keptDays, monitor, report: monitor.counting(options.report) }
  const { app, stop } = await open(settled, account, database, listener)
  doors.fetch = app.fetch
  monitor.record({ type: 'server ready', url: listener.url })
  return {
    url: config.publicUrl ? `${config.publicUrl}/` : listener.url,
    hasPhoneSimulator,
    hasOperator: passwords.length > 0,
    drain() {
      monitor.record({ type: 'server stopping' })
      return monitor.readiness.drains()
    },
    stop: () => close(listener, database, stop).finally(monitor.close),
  }
}

/** Wrong ones are counted even now, by this server alone. */
function passwordUntilUp({ config, runtime, report, tellOperator }: Options, { record }: Monitor) {
  const { operatorPasswords: passwords, proxies } = config
  const limits = createLimits({ db: null, disguise: (address) => address, report, record })
  const addressOf = createAddressOf({ runtime, proxies, tellOperator })
  return passwords.length > 0 ? askPassword({ passwords, limits, addressOf, isSecure: sitesOf(config).isSecure }) : null
}

type Settled = Options & { keptDays: number | null; monitor: Monitor }

async function open(settled: Settled, account: Account, database: Database, { url }: Listener) {
  const { config, quizFile, keptDays, runtime, monitor, report, tellOperator } = settled
  const { quiz, folder, name } = quizFile
  const { phoneNumber, phoneNumberAbroad, natsUrl } = config
  const clock = createClock()
  await syncClock(database, clock)
  const callbackSecrets = await callbackSecretsOf(database.db, config.callbackSecrets)
  const gallery = createGallery({ quiz, quizFolder: folder, secret: await keepSecret(database.db, 'picture secret') })
  const disguise = disguiseWith(config.numberKey ?? (await keepSecret(database.db, 'number key')))
  await importCodes(database.db, quizFile)
  const stopping = new AbortController()
  const emulator = config.hasPhoneSimulator ? await emulate(url, callbackSecrets[0]) : null
  const caller = account.caller ?? (emulator && emulatedCaller(emulator, config))
  const { sms } = account
  const queue = caller || sms ? await database.alone(() => openQueue(database.queue, name, unlessAway(report))) : null
  const isEmulated = emulator !== null || isLoopback(config.voximplant.apiUrl)
  const server = await assemble({
    database,
    runtime,
    callbackSecrets,
    emulator,
    queue,
    monitor,
    report,
    natsUrl,
    clock,
    keptDays,
    busName: await keepName(database.db),
    sites: sitesOf(config),
    operatorPasswords: config.operatorPasswords,
    isLocal: config.isLocal,
    texts: textsOf(quiz.language),
    stageSettings: { quiz, gallery, phoneNumber, phoneNumberAbroad },
    context: {
      quiz,
      quizName: name,
      spoken: spokenIn(quiz.language),
      now: clock.now,
      randomInt,
      disguise,
      tellOperator,
      sessions: createCallSessions({ isEmulated }),
      caller,
      sms,
    },
    stopping: stopping.signal,
    proxies: config.proxies,
  })
  return {
    app: server.app,
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

const retrySeconds = 2

/** Settles once the database is at the newest migration. One that is out of reach is waited for; other failures are thrown. */
export async function waitForDatabase(database: Database, tellOperator: (sentence: string) => void): Promise<void> {
  for (;;) {
    const failure = await database.migrate().then(
      () => null,
      (error: unknown) => ({ error }),
    )
    if (!failure) return
    if (!isOutOfReach(failure.error)) throw failure.error
    tellOperator(`the database does not answer (${describeFailure(failure.error)}); trying again in ${retrySeconds} s`)
    await wait(retrySeconds * 1000)
  }
}
