import type { Context } from 'hono'
import { etag, RETAINED_304_HEADERS } from 'hono/etag'
import { tagWith } from '../../../views/assets/assets.ts'
import { launcherOf } from '../../campaigns/campaigns.ts'
import { forEverySite, sendCompressedOnce } from '../../http/http.ts'
import { closedAt } from '../../rules/campaign/campaign.ts'
import { type OpenCampaign, type PickedCampaigns, playable } from './campaign.ts'
import type { CountLook } from './counts-looks.ts'

/**
 * Returns what sends the tag's script, with the buttons of the campaigns that can be played. It is the same for everybody. Browsers ask
 * for it again after five minutes: within them a change of the settings is on every site. Each time that they do, somebody sees a
 * launcher.
 */
export function embed(campaigns: PickedCampaigns, countLook: CountLook) {
  let sent = { type: 'text/javascript', body: '' }
  const tagged = etag({ weak: true, retainedHeaders: [...RETAINED_304_HEADERS, ...Object.keys(forEverySite)] })
  return [tagged, sendTag] as const

  function sendTag(c: Context) {
    countLook(c, shownBy(c, campaigns), 'launcher seen')
    const body = tagWith(published(campaigns))
    if (sent.body !== body) sent = { ...sent, body }
    for (const [name, value] of Object.entries(forEverySite)) c.header(name, value)
    c.header('Cache-Control', 'public, max-age=300')
    return sendCompressedOnce(c, sent)
  }
}

/** The buttons of all campaigns, and which one is meant by a tag that names none. */
function published(campaigns: PickedCampaigns) {
  const all = playable(campaigns)
  return { only: onlyOf(all)?.address ?? null, campaigns: all.map(launcherOf) }
}

/** The only campaign that is not over; undefined where there are several. */
function onlyOf(all: OpenCampaign[]): OpenCampaign | undefined {
  const current = all.filter(({ context }) => closedAt(context.schedule, context.now())?.why !== 'after')
  const [only, ...others] = current.length > 0 ? current : all
  return others.length === 0 ? only : undefined
}

/**
 * Returns the campaign whose launcher the page shows that asks, as far as its request tells: the one that the script's address names,
 * else the only one whose chat that site may show. A page that keeps its address to itself shows that of the only campaign.
 */
function shownBy(c: Context, campaigns: PickedCampaigns): OpenCampaign | undefined {
  const all = playable(campaigns)
  const named = c.req.query('campaign')
  if (named !== undefined) return all.find(({ address }) => address === named)
  const referrer = c.req.header('Referer') ?? ''
  if (!URL.canParse(referrer)) return onlyOf(all)
  return onlyOf(all.filter(({ sites }) => sites.includes(new URL(referrer).origin)))
}
