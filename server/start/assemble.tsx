import { renderToString } from 'hono/jsx/dom/server'
import { ComposerPush, EntriesPush, ForgottenPush, StagePush } from '../../views/chat/push.tsx'
import { TroublePush } from '../../views/chat/trouble.tsx'
import type { Texts } from '../../views/texts/texts.ts'
import { type AppDeps, createApp } from '../app.tsx'
import { type Conversation, readConversation, readFigures } from '../conversation/conversation.ts'
import { followUp, probe, sendMessage, sweep, takeCallback } from '../game/game.ts'
import { createLive, openBus } from '../live/live.ts'
import { watchBus, watchDatabase, withLogContext } from '../monitoring/monitoring.ts'
import { eraseByAge } from '../privacy/privacy.ts'
import { type Clock, type Database, type GameContext, noQueue, type Queue, unlessAway } from '../store/store.ts'
import { repeat } from './repeat.ts'

type Options = Omit<AppDeps, 'context' | 'live'> & {
  database: Database
  /** NATS, where several servers use that rather than the database's notices; `busName` is the same for all of them */
  natsUrl?: string | undefined
  busName: string
  /** the world's, to be set by the database's time */
  clock?: Clock
  /** after so many days whatever tells of a person is erased; null: by hand alone */
  keptDays: number | null
  /** where anybody can be called, or sent anything */
  queue: Queue | null
  context: Omit<GameContext, 'db' | 'publish' | 'queue' | 'record'>
}

const sweepMs = 5_000
const followUpMs = 1_000
const cleanMs = 3600_000

/** Puts the server together around a database that is up: the app, the live sockets, and what runs beside them until `stop`. */
export async function assemble(options: Options) {
  const { database, queue, stageSettings, texts, report, natsUrl, busName, monitor } = options
  const { record } = monitor
  const publish = (visitIds: Iterable<number>) => live.publish(visitIds)
  const context: GameContext = { ...options.context, queue: queue ?? noQueue, db: database.db, publish, record }
  const tell = unlessAway(report)
  const live = await createLive({
    openBus: (listener) => openBus({ database, natsUrl, name: busName }, listener),
    read: (visitId, after) => readConversation(context, stageSettings, visitId, after),
    render: (conversation) => frame(texts, conversation),
    renderForgotten: () => renderToString(<ForgottenPush texts={texts} quiz={stageSettings.quiz} />),
    onError: tell,
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
    ...(options.clock && { setBy: options.clock.setBy }),
  })
  const unwatchBus = watchBus(live, { onLost: () => record({ type: 'bus lost' }), onBack: () => record({ type: 'bus back' }) })
  const chores = [
    repeat(() => sweep(context), sweepMs, tell),
    repeat(() => followUp(context), followUpMs, tell),
    repeat(() => probe(context), followUpMs, tell),
  ]
  const cleaning = clean(options, context)
  await work(queue, context, options.stopping)
  const parts = { isDatabaseUp: health.isUp, isBusUp: live.isBusUp }
  monitor.metrics.looksAt({ ...parts, sockets: live.count, read: () => readFigures(context, queue) })
  monitor.readiness.serves(parts)
  return {
    app: createApp({ ...options, context, live }),
    context,
    async stop() {
      health.end()
      unwatchBus()
      clearInterval(cleaning)
      await Promise.all(chores.map((stop) => stop()))
      await live.close()
      await queue?.stop()
    },
  }
}

/** At the start as well: a server may never be up for an hour. */
function clean({ keptDays, report }: Options, context: GameContext) {
  if (keptDays === null) return undefined
  const now = () => void eraseByAge(context, keptDays).catch(report)
  now()
  return setInterval(now, cleanMs)
}

/** What waits is done one after the other: the calls keep their pace. */
async function work(queue: Queue | null, context: GameContext, stopping: AbortSignal): Promise<void> {
  const { caller, sms } = context
  if (caller)
    await queue?.work('callbacks', ({ id }, isLast) =>
      withLogContext(() => takeCallback({ context, caller, stopping }, id, isLast), { call: id }),
    )
  if (sms) await queue?.work('messages', ({ id }, isLast) => withLogContext(() => sendMessage(context, sms, id, isLast)))
}

/** Everything that may have changed, in one frame; each part lands by its id, as often as it comes. */
function frame(texts: Texts, { stage, entries }: Conversation): string {
  return renderToString(
    <>
      <TroublePush />
      <StagePush stage={stage} texts={texts} />
      {entries.length > 0 && <EntriesPush entries={entries} texts={texts} />}
      <ComposerPush stage={stage} texts={texts} />
    </>,
  )
}
