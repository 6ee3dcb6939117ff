import { eq } from 'drizzle-orm'
import type { AccountOptions } from '../../scenario/emulator/cloud/account.ts'
import type { VoiceEvent } from '../../scenario/protocol.ts'
import { type Config, readConfig } from '../../server/config.ts'
import { retryPushedTurns } from '../../server/game/pushed-turns.ts'
import { sweep } from '../../server/game/sweep.ts'
import { openAccount } from '../../server/start/voximplant-account.ts'
import { events } from '../../server/store/schema/calls.ts'
import { answers } from '../../server/store/schema/transcript.ts'
import { deploy, numbersIn, wantedBy } from '../../server/voximplant/deployment/deployment.ts'
import { openVoximplant } from '../../server/voximplant/voximplant.ts'
import { builtScenario } from '../cast/built-scenario.ts'
import type { Caller } from '../cast/caller.ts'
import { database } from '../cast/database.ts'
import { secret, startServer, type TestServer } from '../cast/server.ts'
import { type Visitor, visits } from '../cast/visitor.ts'
import { waitFor } from '../cast/waiting.ts'
import { type PublicAddress, publicAddress } from './public-address.ts'
import { isQueueEmpty, queueIsDue } from './queue.ts'
import { type Cloud, emptyAccount, type Engine } from './stand-in.ts'

/** Pavel deployed into an account by the operators' own command, and a server that runs with the settings it prints. */
export type Deployed = {
  cloud: Cloud
  /** the server that runs now */
  readonly server: TestServer
  config: Config
  answerTo(rebus: number): string
  comes(token?: string): Promise<Visitor>
  /** Enters the number in the browser and asks to be called. */
  asksToBeCalled(phone: string): Promise<Visitor>
  /** Picks up when Pavel calls, gives the digits that the visitor's page shows, and is welcomed. */
  picksUp(visitor: Pick<Visitor, 'digits'>): Promise<Caller>
  /** Makes every job that waits for its time or a retry due now. */
  queueIsDue(): Promise<void>
  /** Calls `queueIsDue` until `isSo` returns true. */
  queueIsDueUntil(isSo: () => boolean): Promise<void>
  /** Waits until the queue has no unfinished jobs. */
  queueIsEmpty(): Promise<void>
  /** Like `queueIsDueUntil`, but a job that fails once more is not retried. */
  queueGivesUpUntil(isSo: () => boolean): Promise<void>
  /**
   * Runs at once the sweep that the server runs every few seconds. `followsUp` runs the one for unanswered pushes, due every
   * second.
   */
  sweeps(): Promise<void>
  followsUp(): Promise<void>
  /** Returns how many events of this type the server has stored. */
  events(type: VoiceEvent['type']): Promise<number>
  /** Returns how many answers have counted. */
  answers(): Promise<number>
  /** Stops the server. `starts` starts another on the same database. */
  stops(): Promise<void>
  starts(): Promise<void>
  /** Starts a second server beside the first. */
  startsAnother(): Promise<void>
}

type Options = {
  account?: Partial<AccountOptions>
  engine?: Engine
  /** settings for .env, in addition to those that connect the account */
  settings?: Record<string, string>
  /** the script to deploy instead of the built one */
  script?: string
  /** calls are real, so their session URLs must be public https addresses */
  isReal?: boolean
}

const open = new Set<{ close(): Promise<void> }>()

/** Closes every account opened by `deploys`. Pass it to `afterEach`. */
export async function closeAccounts(): Promise<void> {
  for (const one of open) await one.close()
  open.clear()
}

export async function deploys({ account, engine, settings, script, isReal = false }: Options = {}): Promise<Deployed> {
  const cloud = await emptyAccount(account, engine)
  const address = await publicAddress()
  open.add(address).add(cloud)
  const config = readConfig(await settingsAfterDeploying(cloud, { PUBLIC_URL: address.url, ...settings }, script))
  let server = await serve(config, address, isReal)
  const comes = (token?: string) => visits(server.url, { token })
  return {
    cloud,
    config,
    get server() {
      return server
    },
    comes,
    answerTo: (rebus) => server.quiz.rebuses[rebus - 1]?.answer ?? '',
    async asksToBeCalled(phone) {
      const visitor = await comes()
      await visitor.givesNumber(phone)
      await visitor.asksToBeCalled()
      return visitor
    },
    async picksUp(visitor) {
      const caller = await cloud.rings()
      caller.answers()
      await givesDigits(caller, visitor)
      return caller
    },
    queueIsDue,
    queueIsDueUntil: (isSo) =>
      waitFor(
        () => isSo() || queueIsDue().then(() => false),
        () => 'the queue to do it',
      ),
    queueIsEmpty: () => waitFor(isQueueEmpty, () => 'an empty queue'),
    queueGivesUpUntil: (isSo) =>
      waitFor(
        () => isSo() || queueIsDue({ isLast: true }).then(() => false),
        () => 'the queue to give up',
      ),
    sweeps: () => sweep(server.context),
    followsUp: () => retryPushedTurns(server.context),
    answers: () => database.db.$count(answers),
    events: (type) => database.db.$count(events, eq(events.type, type)),
    async stops() {
      address.leadsTo(null)
      await server.stop()
    },
    async starts() {
      server = await serve(config, address, isReal)
    },
    startsAnother: () => serve(config, address, isReal).then(() => {}),
  }
}

/** Gives the digits that the visitor's page shows, in a call that Pavel has placed, and waits for the welcome. */
export async function givesDigits(caller: Caller, { digits }: Pick<Visitor, 'digits'>): Promise<void> {
  await caller.presses(digits)
  await caller.hears('вы просили позвонить')
}

/** Deploys Pavel into this account and returns the resulting .env settings. `settings` must contain `PUBLIC_URL`. */
export async function settingsAfterDeploying(
  cloud: Cloud,
  settings: Record<string, string>,
  script?: string,
): Promise<Record<string, string>> {
  const given = {
    VOXIMPLANT_CREDENTIALS: cloud.credentials,
    VOXIMPLANT_API_URL: cloud.url,
    CALLBACK_SECRET: secret,
    CALLS_PER_MINUTE: '600',
    ...settings,
  }
  return { ...given, ...(await printedBy(readConfig(given), script ?? (await builtScenario()))) }
}

/** Deploys and returns the settings for .env that the command prints. */
async function printedBy(config: Config, script: string): Promise<Record<string, string>> {
  const {
    voximplant: { apiUrl, credentials = '' },
  } = config
  const printed: string[] = []
  const voximplant = await openVoximplant({ apiUrl, credentialsFile: credentials })
  const wanted = wantedBy(config, { script, callbackSecret: secret, numbers: numbersIn(config) })
  const how = { isDryRun: false, isReplacing: false }
  await deploy({ voximplant, wanted, settings: config.voximplant, ...how, print: (text) => printed.push(text) })
  return Object.fromEntries(
    [...printed.join('\n').matchAll(/^ {2}([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
  )
}

async function serve(config: Config, address: PublicAddress, isReal: boolean): Promise<TestServer> {
  const told: string[] = []
  const { caller, sms } = await openAccount(
    config,
    (sentence) => told.push(sentence),
    () => new Date(),
  )
  const server = await startServer({ isReal, ...(caller && { caller }), ...(sms && { sms }) })
  server.told.push(...told)
  address.leadsTo(server.url)
  return server
}
