import { setTimeout as wait } from 'node:timers/promises'
import { CampaignRegistry, firstSettings, type QuizFile, takeTemplate } from '../campaigns/campaigns.ts'
import type { Config } from '../config.ts'
import { campaignsId, openBus } from '../live/live.ts'
import { syncClock } from '../monitoring/monitoring.ts'
import { isLoopback } from '../rules/network-address/network-address.ts'
import { refuseMoved } from '../store/archive/archive.ts'
import {
  type Change,
  createClock,
  type Database,
  disguiseWith,
  type GameContext,
  getOrCreateBusName,
  getOrCreateSecret,
  noQueue,
  randomInt,
} from '../store/store.ts'
import { createCallSessions } from '../voximplant/voximplant.ts'

const busTimeoutMs = 3_000

/** `isBusUp`: the servers that hold the open pages can be notified. */
type OpenedContext = {
  context: GameContext
  campaigns: CampaignRegistry
  isBusUp: boolean
  /** Lets every server read the campaigns again. */
  announceCampaigns(): void
  /** Waits for what has been announced. */
  close(): Promise<void>
}

/**
 * Opens the game for a command, beside the servers that play it. It hangs up calls and notifies the servers, but makes no
 * calls and sends no messages. Waits up to 3 seconds for the bus.
 */
export async function openContext(config: Config, quizFile: QuizFile, database: Database): Promise<OpenedContext> {
  const { db } = database
  await refuseMoved(db, { url: config.databaseUrl, folder: config.dataFolder })
  const clock = createClock()
  await syncClock(database, { clock })
  await database.withMigrationLock(() => takeTemplate(db, { quizFile, settings: firstSettings(config), at: clock.now() }))
  const listener = { onChanged: () => {}, onSubscribed: () => {}, onGap: () => {}, onError: () => {} }
  const bus = await openBus(database, { natsUrl: config.natsUrl, name: await getOrCreateBusName(db) }, listener)
  for (let waitedMs = 0; !bus.isUp() && waitedMs < busTimeoutMs; waitedMs += 50) await wait(50)
  const isEmulated = config.hasPhoneSimulator || isLoopback(config.voximplant.apiUrl)
  const server = {
    db,
    now: clock.now,
    randomInt,
    disguise: disguiseWith(config.numberKey ?? (await getOrCreateSecret(db, 'number key'))),
    publish: (changes: Iterable<Change>) => bus.publish([...changes].map(({ visitId }) => visitId)),
    sessions: createCallSessions({ isEmulated }),
    queue: noQueue,
    caller: null,
    sms: null,
    callsOut: config.callsOut,
    tellOperator: console.warn,
    record: () => {},
  }
  const shown = {
    pictureSecret: '',
    fingerprint: '',
    exampleNumber: config.isLocal ? config.phoneNumber : null,
    allowedOrigins: config.allowedOrigins,
  }
  const campaigns = new CampaignRegistry({ server, ...shown, rehearsing: server })
  await campaigns.reload()
  const [context] = campaigns.contexts()
  if (!context) throw new Error('expected a campaign in the database, found none')
  const announceCampaigns = () => bus.publish([campaignsId])
  return { context, campaigns, isBusUp: bus.isUp(), announceCampaigns, close: bus.close }
}
