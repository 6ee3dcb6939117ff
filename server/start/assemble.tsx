import { ComposerPush, EntriesPush, ForgottenPush, StagePush } from '../../views/chat/push.tsx'
import { TroublePush } from '../../views/chat/trouble.tsx'
import type { Texts } from '../../views/texts/texts.ts'
import { type AppDeps, createApp } from '../app.tsx'
import { type Conversation, readConversation, readFigures } from '../conversation/conversation.ts'
import { followUp, probe, sendMessage, sweep, takeCallback } from '../game/game.ts'
import { createLive, openBus } from '../live/live.ts'
import { following, watch, watchBus } from '../monitoring/monitoring.ts'
import { eraseByAge } from '../privacy/privacy.ts'
import { type Clock, type Database, noQueue, type Queue, unlessAway, type World } from '../store/store.ts'
import { repeating } from './repeat.ts'

type Options = Omit<AppDeps, 'world' | 'live'> & {
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
  world: Omit<World, 'db' | 'publish' | 'queue' | 'record'>
}

const sweepMilliseconds = 5_000
const followUpMilliseconds = 1_000
const cleanMilliseconds = 3600_000

/** Puts the server together around a database that is up: the app, the live sockets, and what runs beside them until `stop`. */
export async function assemble(options: Options) {
  const { database, queue, table, texts, report, natsUrl, busName, monitor } = options
  const { record } = monitor
  const publish = (visitIds: Iterable<number>) => live.publish(visitIds)
  const world: World = { ...options.world, queue: queue ?? noQueue, db: database.db, publish, record }
  const tell = unlessAway(report)
  const live = await createLive({
    openBus: (ears) => openBus({ database, natsUrl, name: busName }, ears),
    read: (visitId, after) => readConversation(world, table, visitId, after),
    render: (conversation) => frame(texts, conversation),
    renderForgotten: () => String(<ForgottenPush texts={texts} quiz={table.quiz} />),
    onError: tell,
    record,
  })
  const health = watch(database, {
    onLost() {
      record({ type: 'database lost' })
      live.broadcast(String(<TroublePush text={texts.failure['no database'].text} />))
    },
    onBack() {
      record({ type: 'database back' })
      live.refreshAll()
    },
    ...(options.clock && { setBy: options.clock.setBy }),
  })
  const unwatchBus = watchBus(live, { onLost: () => record({ type: 'bus lost' }), onBack: () => record({ type: 'bus back' }) })
  const chores = [
    repeating(() => sweep(world), sweepMilliseconds, tell),
    repeating(() => followUp(world), followUpMilliseconds, tell),
    repeating(() => probe(world), followUpMilliseconds, tell),
  ]
  const cleaning = clean(options, world)
  await work(queue, world, options.stopping)
  const parts = { isDatabaseUp: health.isUp, isBusUp: live.isBusUp }
  monitor.metrics.looksAt({ ...parts, sockets: live.count, read: () => readFigures(world, queue) })
  monitor.readiness.serves(parts)
  return {
    app: createApp({ ...options, world, live }),
    world,
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
function clean({ keptDays, report }: Options, world: World) {
  if (keptDays === null) return undefined
  const now = () => void eraseByAge(world, keptDays).catch(report)
  now()
  return setInterval(now, cleanMilliseconds)
}

/** What waits is done one after the other: the calls keep their pace. */
async function work(queue: Queue | null, world: World, stopping: AbortSignal): Promise<void> {
  const { caller, sms } = world
  if (caller)
    await queue?.work('callbacks', ({ id }, isLast) =>
      following(() => takeCallback({ world, caller, stopping }, id, isLast), { call: id }),
    )
  if (sms) await queue?.work('messages', ({ id }, isLast) => following(() => sendMessage(world, sms, id, isLast)))
}

/** Everything that may have changed, in one frame; each part lands by its id, as often as it comes. */
function frame(texts: Texts, { stage, entries }: Conversation): string {
  return String(
    <>
      <TroublePush />
      <StagePush stage={stage} texts={texts} />
      {entries.length > 0 && <EntriesPush entries={entries} texts={texts} />}
      <ComposerPush stage={stage} texts={texts} />
    </>,
  )
}
