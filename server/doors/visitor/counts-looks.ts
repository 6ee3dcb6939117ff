import type { Context } from 'hono'
import type { Campaign, CountedStep, DailyCounts } from '../../campaigns/campaigns.ts'

/** Counts looks at what a campaign shows. */
export type CountLook = (c: Context, campaign: Campaign | undefined, step: CountedStep) => void

/** Returns what counts a look, unless nobody looks: a browser only prepares a page, or a program asks whether there is one. */
export function countsLooks(counts: Pick<DailyCounts, 'note'>): CountLook {
  return (c, campaign, step) => {
    const isPrepared = (c.req.header('Sec-Purpose') ?? c.req.header('Purpose') ?? '').includes('prefetch')
    if (campaign?.context && c.req.method === 'GET' && !isPrepared) counts.note(campaign.context, step)
  }
}
