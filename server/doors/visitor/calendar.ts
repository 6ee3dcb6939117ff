import type { Context, MiddlewareHandler } from 'hono'
import { conferenceCalendar } from '../../campaigns/campaigns.ts'
import type { CampaignOf } from './campaign.ts'

type Deps = {
  campaignOf: CampaignOf
  limitPages: MiddlewareHandler
  /** the address that browsers know this server by; undefined where it is that of the request */
  publicUrl: string | undefined
}

/** Returns what sends the day of a campaign's conference, for the visitor's calendar. */
export function calendar({ campaignOf, limitPages, publicUrl }: Deps) {
  return [limitPages, send] as const

  function send(c: Context) {
    const campaign = campaignOf(c)
    // With a `Host` that is none, Bun gives the path alone.
    const url = (publicUrl ?? new URL(c.req.url, 'http://localhost').origin) + campaign.context.path
    const text = conferenceCalendar(campaign, { url, now: campaign.context.now() })
    if (text === null) return c.notFound()
    c.header('Content-Type', 'text/calendar; charset=utf-8')
    c.header('Content-Disposition', `attachment; filename="${campaign.address}.ics"`)
    c.header('Cache-Control', 'no-cache')
    return c.body(text)
  }
}
