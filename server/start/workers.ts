import type { CampaignRegistry } from '../campaigns/campaigns.ts'
import { contextOfCallback, contextOfGame, orderCallback, sendMessage } from '../game/game.ts'
import { withLogContext } from '../monitoring/monitoring.ts'
import type { Database, Queue, ServerContext } from '../store/store.ts'

type Options = { database: Pick<Database, 'db'>; server: Pick<ServerContext, 'caller' | 'sms'>; stopping: AbortSignal }

/** Starts what does the queue's jobs. Each kind of job is done one at a time, so that callbacks keep to CALLS_PER_MINUTE. A job whose campaign is gone has nothing to do. */
export async function startWorkers(queue: Queue | null, campaigns: CampaignRegistry, options: Options): Promise<void> {
  const {
    server: { caller, sms },
    database: { db },
    stopping,
  } = options
  if (caller)
    await queue?.work('callbacks', async (job, isLast) => {
      const context = await contextOfCallback({ db, campaigns }, job.id)
      if (context) await withLogContext(() => orderCallback({ context, caller, stopping }, job, isLast))
    })
  if (sms)
    await queue?.work('messages', async ({ id }, isLast) => {
      const context = await contextOfGame({ db, campaigns }, Number(id))
      if (context) await withLogContext(() => sendMessage(context, sms, id, isLast))
    })
}
