import type { Context } from 'hono'
import { html } from 'hono/html'
import * as v from 'valibot'
import { at, within } from '../../../views/address/address.ts'
import { nameOf } from '../../campaigns/campaigns.ts'
import { known, type OpenCampaign, type PickedCampaigns } from './campaign.ts'

type Deps = {
  campaigns: PickedCampaigns
  /** the address that browsers know this server by */
  publicUrl: string | undefined
  /** Returns the address of a campaign's page, and that of the picture for links to it. */
  shareOf(campaign: OpenCampaign, publicUrl: string): { url: string; picture: string }
}

/** In CSS pixels: those of the panel that the tag opens on a site. */
const usualSize = { width: 416, height: 640 }
const pictureSize = { width: 1200, height: 630 }

const Most = v.fallback(v.pipe(v.string(), v.regex(/^[1-9]\d{0,4}$/), v.transform(Number)), Infinity)
const Asked = v.object({
  url: v.fallback(v.string(), ''),
  maxwidth: Most,
  maxheight: Most,
  format: v.optional(v.string(), 'json'),
})

/**
 * Returns what tells other sites how to show a campaign's chat, given the address of its page (https://oembed.com). It knows no
 * addresses of others, and none where browsers know the server by no address of its own. The chat opens only on the campaign's sites.
 */
export function oembed({ campaigns, publicUrl, shareOf }: Deps) {
  return async (c: Context) => {
    const { url, format, maxwidth, maxheight } = v.parse(Asked, c.req.query())
    if (format !== 'json') return c.text('Not Implemented', 501)
    const address = addressIn(url, publicUrl)
    if (address === null || publicUrl === undefined) return c.notFound()
    const campaign = known(campaigns.at(address))
    const { texts } = campaign
    const width = Math.min(usualSize.width, maxwidth)
    const height = Math.min(usualSize.height, maxheight)
    const src = `${publicUrl}/c/${address}/chat`
    const frame = html`<iframe
      src="${src}"
      title="${texts.pavel.name}"
      width="${width}"
      height="${height}"
      allow="clipboard-write; microphone"
      loading="lazy"
      style="border: 0; max-width: 100%"
    ></iframe>`
    const hasPicture = pictureSize.width <= maxwidth && pictureSize.height <= maxheight
    c.header('Access-Control-Allow-Origin', '*')
    return c.json({
      version: '1.0',
      type: 'rich',
      title: nameOf(campaign),
      provider_name: texts.pavel.name,
      provider_url: publicUrl,
      html: String(await frame),
      width,
      height,
      ...(hasPicture && thumbnail(shareOf(campaign, publicUrl).picture)),
    })
  }
}

const thumbnail = (picture: string) => ({
  thumbnail_url: picture,
  thumbnail_width: pictureSize.width,
  thumbnail_height: pictureSize.height,
})

/** Returns the campaign's part of the address of its page; null for an address of anything else. */
function addressIn(url: string, publicUrl: string | undefined): string | null {
  if (publicUrl === undefined || !URL.canParse(url)) return null
  const { origin, pathname } = new URL(url)
  const path = origin === new URL(publicUrl).origin && pathname.startsWith(at('/')) ? within(pathname) : ''
  return /^\/c\/([^/]+)\/?$/.exec(path)?.[1] ?? null
}
