import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { at } from '../../../views/address/address.ts'
import type { Campaign, CampaignRegistry } from '../../campaigns/campaigns.ts'
import type { GameContext } from '../../store/store.ts'

const name = 'campaign'

/**
 * Returns what finds the campaign that the desk shows in a browser: the one that the address names after `?campaign=`, else the one
 * chosen there before, else the oldest. Only one that can be played is shown.
 */
export function shownCampaign(campaigns: CampaignRegistry, { isSecure }: { isSecure: boolean }) {
  const playable = (address: string | undefined): Campaign | undefined => {
    const campaign = address === undefined ? undefined : campaigns.at(address)
    return campaign?.context ? campaign : undefined
  }
  const chosen = (c: Context) => playable(c.req.query(name)) ?? playable(getCookie(c, name))
  const contextOf = (c: Context): GameContext => chosen(c)?.context ?? campaigns.first()

  return {
    contextOf,
    /** Keeps a choice in this browser until it is closed. */
    keep(c: Context) {
      const campaign = playable(c.req.query(name))
      const cookie = { httpOnly: true, sameSite: 'Strict', secure: isSecure, path: at('/operator') } as const
      if (campaign) setCookie(c, name, campaign.address, cookie)
    },
    /** the campaigns that can be shown */
    choicesFor: (c: Context) =>
      campaigns
        .all()
        .filter(({ context }) => context !== null)
        .map(({ id, address, row }) => ({ address, name: row.name, isShown: id === contextOf(c).campaignId })),
  }
}
