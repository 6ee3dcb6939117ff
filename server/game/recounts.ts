import { quizWith } from '../rules/refused/refused.ts'
import type { GameContext } from '../store/store.ts'
import { findForsaken, type KeptRecount, leaveRecount, noteProgress, takeRecount } from './kept-recounts.ts'
import { recountRefused } from './recount-refused.ts'

export type Recounts = {
  /** Counts games anew for what `keepRecount` has kept, and resolves when that is over here, whatever happened. */
  run(context: GameContext, about: string): Promise<void>
  /** Goes on with what a server has left that was stopped, or has died. `contextOf`: the campaign as it is published now. */
  takeUp(server: Pick<GameContext, 'db' | 'now'>, contextOf: (campaignId: number) => Promise<GameContext | null>): Promise<void>
  /** Resolves when none runs here any more. */
  finished(): Promise<void>
}

/** `onOver`: a run in this campaign is over here, so that what was read of its answers is old. */
type Options = { signal: AbortSignal; report(error: unknown): void; onOver?(context: GameContext): void }

/** How often in a row a run that cannot go on is tried again, and after how long. */
const mostFailures = 20
const failurePauseMs = 30_000
const progressMs = 1_000

/**
 * Returns what counts games anew beside everything else that the server does. How far a run is, and which server is at it, is in the
 * database: one that is interrupted goes on at another server, or after a restart. `signal` interrupts it between two games.
 */
export function createRecounts(options: Options): Recounts {
  const running = new Set<Promise<void>>()
  return {
    run,
    async takeUp({ db, now }, contextOf) {
      for (const { campaignId, order } of await findForsaken(db, now())) {
        const context = await contextOf(campaignId)
        if (context) void run(context, order.about)
      }
    },
    finished: async () => {
      await Promise.all(running)
    },
  }

  function run(context: GameContext, about: string): Promise<void> {
    const finished = takeAndCount(context, about, options)
      .catch(options.report)
      .finally(() => {
        running.delete(finished)
        options.onOver?.(context)
      })
    running.add(finished)
    return finished
  }
}

async function takeAndCount(context: GameContext, about: string, options: Options): Promise<void> {
  const { db, campaignId, now } = context
  if (options.signal.aborted) return
  const kept = await takeRecount(db, { campaignId, about, worker: crypto.randomUUID() }, now())
  if (kept) await count(context, kept, options)
}

async function count(context: GameContext, kept: KeptRecount, { signal, report }: Options): Promise<void> {
  const { db, now } = context
  const { order } = kept
  const tally = { ...kept.tally, left: 0 }
  const lost = new AbortController()
  const renew = async () => {
    if (!(await noteProgress(db, kept, tally, now()))) lost.abort()
  }
  const renewing = setInterval(() => void renew().catch(report), progressMs)
  try {
    const quiz = order.isAccepted ? quizWith(context.quiz, order.acceptance) : context.quiz
    const either = AbortSignal.any([signal, lost.signal])
    await recountRefused(context, { ...order, quiz }, { tally, signal: either, report })
    await leaveRecount(db, kept, tally, tally.isWhole ? undefined : { at: now(), failures: 0 })
  } catch (error) {
    const failures = kept.failures + 1
    const at = new Date(now().getTime() + failurePauseMs)
    await leaveRecount(db, kept, tally, failures > mostFailures ? undefined : { at, failures })
    throw error
  } finally {
    clearInterval(renewing)
  }
}
