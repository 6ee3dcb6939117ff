import type { GameContext } from '../store/store.ts'
import { type Accepted, emptyTally, recountRefused, type Tally } from './recount-refused.ts'

/** One run of counting games anew on this server. `about` is what was accepted; `finished` resolves when it is over, whatever happened. */
export type RunningRecount = { about: string; tally: Tally; finished: Promise<void> }

export type Recounts = {
  /** Begins to count games anew, unless this server is already at it for the same words. */
  begin(context: GameContext, accepted: Accepted): RunningRecount
  /** Returns the newest run of a campaign on this server, over or not. */
  newest(campaignId: number): RunningRecount | null
  /** Resolves when none runs any more. */
  finished(): Promise<void>
}

/**
 * Returns what counts games anew beside everything else that the server does. `signal` interrupts it between two games; who accepts the
 * same words again, or asks for what is left, lets it go on.
 */
export function createRecounts({ signal, report }: { signal: AbortSignal; report(error: unknown): void }): Recounts {
  const newest = new Map<number, RunningRecount>()
  const running = new Map<string, RunningRecount>()

  return {
    begin(context, accepted) {
      const key = `${context.campaignId}\n${accepted.about}`
      const known = running.get(key)
      if (known) return known
      const tally = emptyTally()
      const finished = recountRefused(context, accepted, { tally, signal, report })
        .catch(report)
        .finally(() => {
          tally.isOver = true
          running.delete(key)
        })
      const run = { about: accepted.about, tally, finished }
      running.set(key, run)
      newest.set(context.campaignId, run)
      return run
    },
    newest: (campaignId) => newest.get(campaignId) ?? null,
    finished: async () => {
      await Promise.all([...running.values()].map((run) => run.finished))
    },
  }
}
