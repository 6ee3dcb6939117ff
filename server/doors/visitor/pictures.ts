import type { Context } from 'hono'
import { findPicture } from '../../conversation/conversation.ts'
import { picturePolicy, sendCompressedOnce } from '../../http/http.ts'
import type { Visit } from '../../store/store.ts'
import type { CampaignOf } from './campaign.ts'

type Deps = { campaignOf: CampaignOf; visitOf(c: Context): Promise<Visit | null> }

/**
 * Returns what sends the pictures. It answers 404 until the visitor's own game has reached the picture, so an address passed on
 * by another player reveals nothing. Pictures never change, so browsers cache them permanently; proxies must not, because each
 * belongs to one visitor.
 */
export function pictures({ campaignOf, visitOf }: Deps) {
  return async (c: Context) => {
    const { context } = campaignOf(c)
    const picture = await findPicture(context, await visitOf(c), c.req.path)
    if (!picture) return c.notFound()
    c.header('Cache-Control', 'private, max-age=31536000, immutable')
    c.header('Content-Security-Policy', picturePolicy)
    return sendCompressedOnce(c, picture)
  }
}
