import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Campaign, CampaignRegistry } from '../../campaigns/campaigns.ts'
import type { GameContext } from '../../store/store.ts'

/** What the visitor's door works with in one request. */
export type OpenCampaign = Omit<Campaign, 'context'> & { context: GameContext }

export type CampaignOf = (c: Context) => OpenCampaign

/**
 * Returns the function that finds the campaign of a request: the one that its path names, or the only one where it names none. It
 * throws a 404 where there is none that can be played.
 */
export function findsCampaign(campaigns: CampaignRegistry): CampaignOf {
  return (c) => {
    const address = c.req.param('campaign')
    const campaign = address === undefined ? campaigns.only() : campaigns.at(address)
    if (!campaign?.context) throw new HTTPException(404)
    return { ...campaign, context: campaign.context }
  }
}
