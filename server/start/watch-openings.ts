import type { CampaignRegistry } from '../campaigns/campaigns.ts'
import type { Live } from '../live/live.ts'
import { waitingAt } from '../rules/campaign/campaign.ts'

/**
 * Returns what is to be called every second: it shows every window anew when a campaign has opened or closed by its dates. Nobody
 * announces a date.
 */
export function watchOpenings(campaigns: CampaignRegistry, { refreshAll }: Pick<Live, 'refreshAll'>): () => Promise<void> {
  const look = () =>
    campaigns
      .contexts()
      .map(({ campaignId, schedule, now }) => `${campaignId} ${waitingAt(schedule, now()).shows}`)
      .join('\n')
  let shown = look()
  return async () => {
    const current = look()
    if (current !== shown) refreshAll()
    shown = current
  }
}
