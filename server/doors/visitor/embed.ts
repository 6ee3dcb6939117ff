import type { Context } from 'hono'
import { etag, RETAINED_304_HEADERS } from 'hono/etag'
import { tagWith } from '../../../views/assets/assets.ts'
import { launcherOf } from '../../campaigns/campaigns.ts'
import { forEverySite, sendCompressedOnce } from '../../http/http.ts'
import { closedAt } from '../../rules/campaign/campaign.ts'
import { type PickedCampaigns, playable } from './campaign.ts'

/**
 * Returns what sends the tag's script, with the buttons of the campaigns that can be played. It is the same for everybody. Browsers ask
 * for it again after five minutes: within them a change of the settings is on every site.
 */
export function embed(campaigns: PickedCampaigns) {
  let sent = { type: 'text/javascript', body: '' }
  const tagged = etag({ weak: true, retainedHeaders: [...RETAINED_304_HEADERS, ...Object.keys(forEverySite)] })
  return [tagged, sendTag] as const

  function sendTag(c: Context) {
    const body = tagWith(published(campaigns))
    if (sent.body !== body) sent = { ...sent, body }
    for (const [name, value] of Object.entries(forEverySite)) c.header(name, value)
    c.header('Cache-Control', 'public, max-age=300')
    return sendCompressedOnce(c, sent)
  }
}

/** The buttons of all campaigns, and which one is meant by a tag that names none: the only one that is not over. */
function published(campaigns: PickedCampaigns) {
  const all = playable(campaigns)
  const current = all.filter(({ context }) => closedAt(context.schedule, context.now())?.why !== 'after')
  const [only, ...others] = current.length > 0 ? current : all
  return { only: only && others.length === 0 ? only.address : null, campaigns: all.map(launcherOf) }
}
