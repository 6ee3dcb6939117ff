import type { CampaignRegistry } from '../campaigns/campaigns.ts'
import { eraseInTime } from '../privacy/privacy.ts'

const eraseMs = 3600_000

type Options = { keptDays: number | null; report(error: unknown): void }

/**
 * Erases what is older than `keptDays` at the start as well as every hour, because a server may never be up for an hour. Returns the timer, and
 * nothing where everything is kept.
 */
export function eraseOldData({ keptDays, report }: Options, campaigns: Pick<CampaignRegistry, 'contexts'>) {
  if (keptDays === null) return undefined
  const erase = () => {
    const [context] = campaigns.contexts()
    if (context) void eraseInTime(context, keptDays).catch(report)
  }
  erase()
  return setInterval(erase, eraseMs)
}
