import { eq } from 'drizzle-orm'
import type { AccountOptions } from '../../scenario/emulator/cloud/account.ts'
import type { VoiceEvent } from '../../scenario/protocol.ts'
import { type Config, readConfig } from '../../server/config.ts'
import { retryPushedTurns } from '../../server/game/pushed-turns.ts'
import { sweep } from '../../server/game/sweep.ts'
import { openAccount } from '../../server/start/account.ts'
import { events } from '../../server/store/schema/calls.ts'
import { answers } from '../../server/store/schema/transcript.ts'
import { deploy } from '../../server/voximplant/deployment/deployment.ts'
import { wantedBy } from '../../server/voximplant/deployment/wanted.ts'
import { openVoximplant } from '../../server/voximplant/voximplant.ts'
import { builtScenario } from '../cast/built-scenario.ts'
import { database } from '../cast/database.ts'
import { secret, startServer, type TestServer } from '../cast/server.ts'
import { type Visitor, visits } from '../cast/visitor.ts'
import { waitFor } from '../cast/waiting.ts'
import { type PublicAddress, publicAddress } from './public-address.ts'
import { isQueueEmpty, queueIsDue } from './queue.ts'
import { type Cloud, emptyAccount, type Engine } from './stand-in.ts'

/** Pavel deployed into an account by the program that operators use, and a server with the settings that it prints. */
export type Deployed = {
  cloud: Cloud
  /** the one that runs now */
  readonly server: TestServer
  config: Config
  answerTo(rebus: number): string
  comes(cookie?: string): Promise<Visitor>
  /** gives his number in the browser and asks to be called */
  asksToBeCalled(phone: string): Promise<Visitor>
  /** what waits in the queue for its time, or for another try, is due now */
  queueIsDue(): Promise<void>
  /** as `queueIsDue`, as often as it takes */
  queueIsDueUntil(isSo: () => boolean): Promise<void>
  /** waits until nothing is left to do */
  queueIsEmpty(): Promise<void>
  /** as `queueIsDueUntil`, and what fails once more is not tried again */
  queueGivesUpUntil(isSo: () => boolean): Promise<void>
  /** does at once what the server does every few seconds, and every second */
  sweeps(): Promise<void>
  followsUp(): Promise<void>
  /** how often the server has been told this */
  events(type: VoiceEvent['type']): Promise<number>
  /** how many answers have counted */
  answers(): Promise<number>
  /** stops the server; another one starts on the same database with `starts` */
  stops(): Promise<void>
  starts(): Promise<void>
  /** a second server beside the first */
  startsAnother(): Promise<void>
}

type Options = {
  account?: Partial<AccountOptions>
  engine?: Engine
  /** for .env, beside those that connect the account */
  settings?: Record<string, string>
  /** the script that is deployed instead of the built one */
  script?: string
  /** calls are real: their sessions must be reached over the internet */
  isReal?: boolean
}

const open = new Set<{ close(): Promise<void> }>()

/** To be given to `afterEach`. */
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
  const comes = (cookie?: string) => visits(server.url, { consent: server.quiz.consent.version, ...(cookie ? { cookie } : {}) })
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

/** What stands in .env once Pavel is deployed into this account, `PUBLIC_URL` being among `settings`. */
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

/** Deploys, and gives the lines for .env that it prints. */
async function printedBy(config: Config, script: string): Promise<Record<string, string>> {
  const {
    voximplant: { apiUrl, credentials = '' },
  } = config
  const printed: string[] = []
  const voximplant = await openVoximplant({ apiUrl, credentialsFile: credentials })
  const wanted = wantedBy(config, script, secret)
  await deploy({ voximplant, wanted, settings: config.voximplant, isDryRun: false, print: (text) => printed.push(text) })
  return Object.fromEntries(
    [...printed.join('\n').matchAll(/^ {2}([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
  )
}

async function serve(config: Config, address: PublicAddress, isReal: boolean): Promise<TestServer> {
  const told: string[] = []
  const { caller, sms } = await openAccount(config, (sentence) => told.push(sentence))
  const server = await startServer({ isReal, ...(caller && { caller }), ...(sms && { sms }) })
  server.told.push(...told)
  address.leadsTo(server.url)
  return server
}
