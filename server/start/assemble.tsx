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
import { answerSelfCheck, createPassage, noteRequests } from '../http/http.ts'
import { type BusSettings, createLive, openBus } from '../live/live.ts'
import { createServerWatch, watchBus, watchDatabase } from '../monitoring/monitoring.ts'
import { eraseAgain, scrubWhenQuiet } from '../privacy/privacy.ts'
import { copyMaker } from '../store/archive/archive.ts'
import {
  type Change,
  type Clock,
  type Database,
  exceptOutages,
  noQueue,
  type Queue,
  type ServerContext,
  tryWriting,
} from '../store/store.ts'
import type { Balance } from '../voximplant/voximplant.ts'
import { eraseOldData } from './erase-old-data.ts'
import { goLiveOf, type Outlook } from './go-live.ts'
import { type Pauses, usualPauses } from './pauses.ts'
import { repeat, repeatUntilDone, soon } from './repeat.ts'
import { showingOf } from './showing.tsx'
import { watchOpenings } from './watch-openings.ts'
import { startWorkers } from './workers.ts'

type Made =
  | 'server'
  | 'campaigns'
  | 'live'
  | 'rehearsalLines'
  | 'recounts'
  | 'watch'
  | 'dailyCounts'
  | 'arrivals'
  | 'passage'
  | 'goLive'

type Options = Omit<AppDeps, Made> & {
  database: Database
  bus: BusSettings
  /** the clock behind `server.now`, to be kept in step with the database's time */
  clock?: Clock
  /** where this server writes to; null where it writes nothing */
  folder?: string | null
  /** reads what is on the account that calls are paid from */
  readBalance?: (() => Promise<Balance | null>) | null
  /** what the settings say about what is ready */
  outlook: Outlook
  /** null where nobody can be called and no messages can be sent */
  queue: Queue | null
  /** those that differ from the usual ones */
  pauses?: Partial<Pauses>
  server: Omit<ServerContext, 'db' | 'publish' | 'queue' | 'record' | 'campaigns'>
  /** how the campaigns are shown */
  shown: Omit<ConstructorParameters<typeof CampaignRegistry>[0], 'server' | 'rehearsing'>
}

/**
 * Puts the server together around a database that is up: the app, the live sockets, the health watch, the periodic tasks and the
 * queue's workers. The returned `stop` ends all of them.
 */
export async function assemble(options: Options) {
  const { database, queue, texts, report, bus, monitor, shown, stopping } = options
  const pauses = { ...usualPauses, ...options.pauses }
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
  const recounts = createRecounts({ signal: stopping, report: reportUnlessOutage, onOver: forgetHeard })
  const watch = createServerWatch({ ...options, writes: monitor.writes, now: server.now, behindMs: options.clock?.behindMs })
  const seen = noteRequests({ ...options, onStranger: closeToStrangers })
  const arrivals = [answerSelfCheck(options.outlook.word), seen.note]
  const passage = createPassage({ tellOperator: server.tellOperator })
  const goLive = goLiveOf(options.outlook, { campaigns, watch, seen, passage })
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
    ...(options.clock && { clock: options.clock }),
  })
  const unwatchBus = watchBus(live, { onLost: () => record({ type: 'bus lost' }), onBack: () => record({ type: 'bus back' }) })
  const watchRates = createRateWatch()
  const dailyCounts = new DailyCounts()
  const stopTasks = [
    repeat(watchOpenings(campaigns, live), pauses.openingMs, reportUnlessOutage),
    repeat(() => campaigns.each(sweep), pauses.sweepMs, reportUnlessOutage),
    repeat(() => campaigns.each(retryPushedTurns), pauses.followUpMs, reportUnlessOutage),
    repeat(() => campaigns.each(probeSessions), pauses.followUpMs, reportUnlessOutage),
    repeat(() => campaigns.each((context) => tendOffice(context, { stopping })), pauses.tendMs, reportUnlessOutage),
    repeat(takeUpRecounts, pauses.recountsMs, reportUnlessOutage),
    repeat(() => endRehearsals(), pauses.sweepMs, reportUnlessOutage),
    repeat(() => scrubWhenQuiet(server, database), pauses.sweepMs, reportUnlessOutage),
    repeatUntilDone(() => eraseAgain(campaigns.first()), pauses.sweepMs, reportUnlessOutage),
    ...copying(options, pauses.copiesMs, reportUnlessOutage),
    repeat(() => campaigns.each(watchRates), pauses.rateMs, reportUnlessOutage),
    repeat(watch.look, pauses.lookMs, reportUnlessOutage),
    repeat(() => monitor.writes.look(() => tryWriting(database.db)), pauses.sweepMs, reportUnlessOutage),
    repeat(() => campaigns.each(warmFigures), pauses.figuresMs, reportUnlessOutage),
    repeat(() => dailyCounts.save(database.db), pauses.countsMs, reportUnlessOutage),
    repeat(() => removeUnusedPictures(database.db, server.now()), pauses.picturesMs, reportUnlessOutage),
    repeat(() => forgetDeliveries(database.db, server.now()), pauses.deliveriesMs, reportUnlessOutage),
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
  const made = { server, campaigns, live, rehearsalLines, recounts, watch, dailyCounts, arrivals, passage, goLive }
  return {
    app: createApp({ ...options, ...made }),
    campaigns,
    goLive,
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

  function closeToStrangers() {
    if (campaigns.forgetExamples()) server.tellOperator(examplesClosed)
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

/** A backup of an embedded database begins with a copy, which only the server can make that has it open. */
function copying({ database, folder }: Options, pauseMs: number, onError: (error: unknown) => void) {
  if (database.queue.kind !== 'pglite' || !folder) return []
  return [repeat(copyMaker(database.db, folder), pauseMs, onError)]
}

const examplesClosed =
  'somebody opens these pages who is not on this machine: campaigns without a number of their own are closed now, because the number of the examples is somebody else’s'
