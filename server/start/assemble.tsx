import { renderToString } from 'hono/jsx/dom/server'
import { TroublePush } from '../../views/chat/trouble.tsx'
import { type AppDeps, createApp } from '../app.tsx'
import {
  CampaignRegistry,
  DailyCounts,
  isRehearsalOver,
  removeOldRehearsals,
  removeUnusedPictures,
} from '../campaigns/campaigns.ts'
import { forgetDeliveries, tendOffice } from '../campaigns/offices/offices.ts'
import { createRateWatch, forgetHeard, readFigures } from '../conversation/conversation.ts'
import { stopCounting, warmFigures } from '../conversation/figures/figures.ts'
import { RehearsalLines } from '../doors/rehearsal/rehearsal.tsx'
import { createRecounts, probeSessions, retryPushedTurns, sweep } from '../game/game.ts'
import { type BusSettings, createLive, openBus } from '../live/live.ts'
import { createServerWatch, watchBus, watchDatabase } from '../monitoring/monitoring.ts'
import { eraseByAge, scrubWhenQuiet } from '../privacy/privacy.ts'
import { type Change, type Clock, type Database, exceptOutages, noQueue, type Queue, type ServerContext } from '../store/store.ts'
import type { Balance } from '../voximplant/voximplant.ts'
import { repeat, soon } from './repeat.ts'
import { showingOf } from './showing.tsx'
import { watchOpenings } from './watch-openings.ts'
import { startWorkers } from './workers.ts'

type Options = Omit<AppDeps, 'server' | 'campaigns' | 'live' | 'rehearsalLines' | 'recounts' | 'watch' | 'dailyCounts'> & {
  database: Database
  bus: BusSettings
  /** the clock behind `server.now`, to be kept in step with the database's time */
  clock?: Clock
  /** where this server writes to; null where it writes nothing */
  folder?: string | null
  /** reads what is on the account that calls are paid from */
  readBalance?: (() => Promise<Balance | null>) | null
  /** null where nobody can be called and no messages can be sent */
  queue: Queue | null
  server: Omit<ServerContext, 'db' | 'publish' | 'queue' | 'record' | 'campaigns'>
  /** how the campaigns are shown */
  shown: Omit<ConstructorParameters<typeof CampaignRegistry>[0], 'server' | 'rehearsing'>
}

const openingMs = 1_000
const sweepMs = 5_000
const followUpMs = 1_000
const rateMs = 30_000
const countsMs = 5_000
const figuresMs = 10_000
const tendMs = 5_000
const recountsMs = 5_000
const eraseMs = 3600_000
const lookMs = 600_000
const picturesMs = 3600_000
const deliveriesMs = 3600_000

/**
 * Puts the server together around a database that is up: the app, the live sockets, the health watch, the periodic tasks and the
 * queue's workers. The returned `stop` ends all of them.
 */
export async function assemble(options: Options) {
  const { database, queue, texts, report, bus, monitor, shown } = options
  const { record } = monitor
  const publish = (changes: Iterable<Change>) => live.publish(changes)
  const server = { ...options.server, queue: queue ?? noQueue, db: database.db, publish, record }
  const rehearsalLines = new RehearsalLines(report)
  const campaigns = new CampaignRegistry({ server, ...shown, rehearsing: rehearsalLines })
  await campaigns.reload()
  const reportUnlessOutage = exceptOutages(report)
  const live = await createLive({
    openBus: (listener) => openBus(database, bus, listener),
    reloadCampaigns: () => campaigns.reload(),
    ...showingOf(campaigns),
    onError: reportUnlessOutage,
    record,
  })
  const recounts = createRecounts({ signal: options.stopping, report: reportUnlessOutage, onOver: forgetHeard })
  const watch = createServerWatch({ ...options, now: server.now, behindMs: options.clock?.behindMs })
  const health = watchDatabase(database, {
    onAnswer: watch.noteAnswer,
    onLost() {
      watch.noteLost()
      record({ type: 'database lost' })
      live.broadcast(renderToString(<TroublePush text={texts.failure['no database'].text} />))
    },
    onBack() {
      record({ type: 'database back' })
      live.refreshAll()
    },
    ...(options.clock && { adjust: options.clock.adjust }),
  })
  const unwatchBus = watchBus(live, { onLost: () => record({ type: 'bus lost' }), onBack: () => record({ type: 'bus back' }) })
  const watchRates = createRateWatch()
  const dailyCounts = new DailyCounts()
  const stopTasks = [
    repeat(watchOpenings(campaigns, live), openingMs, reportUnlessOutage),
    repeat(() => campaigns.each(sweep), sweepMs, reportUnlessOutage),
    repeat(() => campaigns.each(retryPushedTurns), followUpMs, reportUnlessOutage),
    repeat(() => campaigns.each(probeSessions), followUpMs, reportUnlessOutage),
    repeat(() => campaigns.each((context) => tendOffice(context, { stopping: options.stopping })), tendMs, reportUnlessOutage),
    repeat(takeUpRecounts, recountsMs, reportUnlessOutage),
    repeat(() => endRehearsals(), sweepMs, reportUnlessOutage),
    repeat(() => scrubWhenQuiet(server, database), sweepMs, reportUnlessOutage),
    repeat(() => campaigns.each(watchRates), rateMs, reportUnlessOutage),
    repeat(watch.look, lookMs, reportUnlessOutage),
    repeat(() => campaigns.each(warmFigures), figuresMs, reportUnlessOutage),
    repeat(() => dailyCounts.save(database.db), countsMs, reportUnlessOutage),
    repeat(() => removeUnusedPictures(database.db, server.now()), picturesMs, reportUnlessOutage),
    repeat(() => forgetDeliveries(database.db, server.now()), deliveriesMs, reportUnlessOutage),
  ]
  void watch.look()
  void takeUpRecounts().catch(reportUnlessOutage)
  const eraseTimer = eraseOldData(options, campaigns)
  await startWorkers(queue, campaigns, options)
  const parts = { isDatabaseUp: health.isUp, isBusUp: live.isBusUp }
  const readAll = async () => ({
    campaigns: await Promise.all(campaigns.contexts().map(readFigures)),
    queue: (await queue?.count()) ?? [],
  })
  monitor.metrics.setSources({ ...parts, sockets: live.count, read: readAll })
  monitor.readiness.startServing(parts)
  return {
    app: createApp({ ...options, server, campaigns, live, rehearsalLines, recounts, watch, dailyCounts }),
    campaigns,
    announceCampaigns: live.announceCampaigns,
    async stop() {
      health.end()
      unwatchBus()
      clearInterval(eraseTimer)
      stopCounting(campaigns)
      await Promise.all([...stopTasks.map((stop) => stop()), soon(recounts.finished())])
      await dailyCounts.save(database.db).catch(reportUnlessOutage)
      await rehearsalLines.close()
      await live.close()
      await queue?.stop()
    },
  }

  function takeUpRecounts() {
    return recounts.takeUp(server, async (campaignId) => {
      await campaigns.reload()
      return campaigns.find(campaignId) ?? null
    })
  }

  async function endRehearsals() {
    if (campaigns.rehearsals().some(({ row }) => isRehearsalOver(row, server.now()))) {
      await removeOldRehearsals(campaigns.first())
      await live.announceCampaigns()
    }
    rehearsalLines.closeAllBut(campaigns.rehearsals())
  }
}

/** Erases at the start as well as every hour, because a server may never be up for an hour. */
function eraseOldData({ keptDays, report }: Options, campaigns: CampaignRegistry) {
  if (keptDays === null) return undefined
  const erase = () => {
    const [context] = campaigns.contexts()
    if (context) void eraseByAge(context, keptDays).catch(report)
  }
  erase()
  return setInterval(erase, eraseMs)
}
