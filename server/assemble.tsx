import { ComposerPush, EntriesPush, StagePush } from '../views/push.tsx'
import type { Texts } from '../views/texts.ts'
import { TroublePush } from '../views/trouble.tsx'
import { type AppDeps, createApp } from './app.tsx'
import { type Conversation, readConversation } from './conversation.ts'
import type { Database } from './database.ts'
import { sweep } from './game/sweep.ts'
import type { World } from './game/world.ts'
import { watch } from './health.ts'
import { createLive } from './live.tsx'

type Options = Omit<AppDeps, 'world' | 'live'> & { database: Database; world: Omit<World, 'db' | 'publish'> }

const sweepMilliseconds = 5_000

/** Puts the server together around a database that is up: the app, the live sockets, and what runs beside them until `stop`. */
export async function assemble(options: Options) {
  const { database, table, texts, report } = options
  const world: World = { ...options.world, db: database.db, publish: (visitIds) => live.publish(visitIds) }
  const live = await createLive({
    database,
    read: (visitId, after) => readConversation(world, table, visitId, after),
    render: (conversation) => frame(texts, conversation),
    onError: report,
  })
  const unwatch = watch(database, {
    onLost: () => live.broadcast(String(<TroublePush text={texts.failure['no database'].text} />)),
    onBack: live.refreshAll,
  })
  const sweeping = setInterval(() => void sweep(world).catch(report), sweepMilliseconds)
  return {
    app: createApp({ ...options, world, live }),
    world,
    stop() {
      unwatch()
      clearInterval(sweeping)
      live.closeAll()
    },
  }
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
