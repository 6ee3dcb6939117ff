import { renderToString } from 'hono/jsx/dom/server'
import { setTimeout as wait } from 'node:timers/promises'
import { ComposerPush, EntriesPush, ForgottenPush, StagePush } from '../../views/chat/push.tsx'
import { TroublePush } from '../../views/chat/trouble.tsx'
import type { Texts } from '../../views/texts/chat.ts'
import { type AppDeps, createApp } from '../app.tsx'
import {
  type Conversation,
  conversationOf,
  createRateWatch,
  readConversation,
  readFigures,
} from '../conversation/conversation.ts'
import { orderCallback, probeSessions, retryPushedTurns, sendMessage, sweep } from '../game/game.ts'
import { type BusSettings, createLive, openBus } from '../live/live.ts'
import { watchBus, watchDatabase, withLogContext } from '../monitoring/monitoring.ts'
import { eraseByAge, scrubWhenQuiet } from '../privacy/privacy.ts'
import { type Change, type Clock, type Database, exceptOutages, type GameContext, noQueue, type Queue } from '../store/store.ts'

type Options = Omit<AppDeps, 'context' | 'live'> & {
  database: Database
  bus: BusSettings
  /** the clock behind `context.now`, to be kept in step with the database's time */
  clock?: Clock
  /** personal data is erased after this many days; null: only on request */
  keptDays: number | null
  /** null where nobody can be called and no messages can be sent */
  queue: Queue | null
  context: Omit<GameContext, 'db' | 'publish' | 'queue' | 'record'>
}

const sweepMs = 5_000
const followUpMs = 1_000
const rateMs = 30_000
const eraseMs = 3600_000

/**
 * Puts the server together around a database that is up: the app, the live sockets, the health watch, the periodic tasks and the
 * queue's workers. The returned `stop` ends all of them.
 */
export async function assemble(options: Options) {
  const { database, queue, stageSettings, texts, report, bus, monitor } = options
  const { record } = monitor
  const publish = (changes: Iterable<Change>) => live.publish(changes)
  const context: GameContext = { ...options.context, queue: queue ?? noQueue, db: database.db, publish, record }
  const reportUnlessOutage = exceptOutages(report)
  const upToDate = renderToString(<TroublePush />)
  const live = await createLive({
    openBus: (listener) => openBus(database, bus, listener),
    read: (visitId, after) => readConversation(context, stageSettings, visitId, after),
    compose: (written) => conversationOf(context, stageSettings, written),
    render: (conversation) => renderFrame(texts, conversation),
    renderUpToDate: () => upToDate,
    renderForgotten: () => renderToString(<ForgottenPush texts={texts} quiz={stageSettings.quiz} />),
    onError: reportUnlessOutage,
    record,
  })
  const health = watchDatabase(database, {
    onLost() {
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
  const stopTasks = [
    repeat(() => sweep(context), sweepMs, reportUnlessOutage),
    repeat(() => retryPushedTurns(context), followUpMs, reportUnlessOutage),
    repeat(() => probeSessions(context), followUpMs, reportUnlessOutage),
    repeat(() => scrubWhenQuiet(context, database), sweepMs, reportUnlessOutage),
    repeat(createRateWatch(context), rateMs, reportUnlessOutage),
  ]
  const eraseTimer = eraseOldData(options, context)
  await startWorkers(queue, context, options.stopping)
  const parts = { isDatabaseUp: health.isUp, isBusUp: live.isBusUp }
  monitor.metrics.setSources({ ...parts, sockets: live.count, read: () => readFigures(context, queue) })
  monitor.readiness.startServing(parts)
  return {
    app: createApp({ ...options, context, live }),
    context,
    async stop() {
      health.end()
      unwatchBus()
      clearInterval(eraseTimer)
      await Promise.all(stopTasks.map((stop) => stop()))
      await live.close()
      await queue?.stop()
    },
  }
}

/** Erases at the start as well as every hour, because a server may never be up for an hour. */
function eraseOldData({ keptDays, report }: Options, context: GameContext) {
  if (keptDays === null) return undefined
  const erase = () => void eraseByAge(context, keptDays).catch(report)
  erase()
  return setInterval(erase, eraseMs)
}

/** Each kind of job is done one at a time, so that callbacks keep to CALLS_PER_MINUTE. */
async function startWorkers(queue: Queue | null, context: GameContext, stopping: AbortSignal): Promise<void> {
  const { caller, sms } = context
  if (caller)
    await queue?.work('callbacks', (job, isLast) =>
      withLogContext(() => orderCallback({ context, caller, stopping }, job, isLast)),
    )
  if (sms) await queue?.work('messages', ({ id }, isLast) => withLogContext(() => sendMessage(context, sms, id, isLast)))
}

/**
 * Renders everything that may have changed in one frame. Each part is swapped in by its id, so a frame may safely arrive twice.
 */
function renderFrame(texts: Texts, { stage, entries }: Conversation): string {
  return renderToString(
    <>
      <TroublePush />
      <StagePush stage={stage} texts={texts} />
      {entries.length > 0 && <EntriesPush entries={entries} texts={texts} />}
      <ComposerPush stage={stage} texts={texts} />
    </>,
  )
}

/** Stopping waits no longer than this, so that a database that does not answer cannot keep a server from stopping. */
const stopTimeoutMs = 3_000

/**
 * Runs a task repeatedly, with a pause before each run, so that a slow run never overlaps the next one. Errors go to `onError`.
 * Returns a function that stops it and waits up to 3 seconds for the current run.
 */
function repeat(task: () => Promise<unknown>, pauseMs: number, onError: (error: unknown) => void): () => Promise<void> {
  let isStopped = false
  let timer: ReturnType<typeof setTimeout>
  let currentRun: Promise<void> = Promise.resolve()
  pause()
  return async () => {
    isStopped = true
    clearTimeout(timer)
    await Promise.race([currentRun, wait(stopTimeoutMs, undefined, { ref: false })])
  }

  function pause() {
    timer = setTimeout(() => {
      currentRun = run()
    }, pauseMs)
  }

  async function run() {
    await task().catch(onError)
    if (!isStopped) pause()
  }
}
