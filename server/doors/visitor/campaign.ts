import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Campaign, CampaignRegistry } from '../../campaigns/campaigns.ts'
import type { GameContext } from '../../store/store.ts'

/** What the visitor's door works with in one request. */
export type OpenCampaign = Omit<Campaign, 'context'> & { context: GameContext }

/** Where the door looks for campaigns. */
export type PickedCampaigns = Pick<CampaignRegistry, 'all' | 'at' | 'only'>

export type CampaignOf = (c: Context) => OpenCampaign

/**
 * Returns the campaign of a request: the one that its path names, or the only one where it names none. Undefined where there is none
 * that can be played.
 */
export function findCampaign(campaigns: PickedCampaigns, c: Context): OpenCampaign | undefined {
  const address = c.req.param('campaign')
  const campaign = address === undefined ? campaigns.only() : campaigns.at(address)
  return campaign && isPlayable(campaign) ? campaign : undefined
}

/** Returns the function that finds the campaign of a request, and throws a 404 where there is none. */
export function findsCampaign(campaigns: PickedCampaigns): CampaignOf {
  return (c) => known(findCampaign(campaigns, c))
}

/** Returns this campaign. Throws a 404 where there is none, or none that can be played. */
export function known(campaign: Campaign | undefined): OpenCampaign {
  if (!campaign || !isPlayable(campaign)) throw new HTTPException(404)
  return campaign
}

/** Returns the campaigns that can be played, the oldest first. */
export function playable(campaigns: PickedCampaigns): OpenCampaign[] {
  return campaigns.all().filter(isPlayable)
}

function isPlayable(campaign: Campaign): campaign is OpenCampaign {
  return campaign.context !== null
}
