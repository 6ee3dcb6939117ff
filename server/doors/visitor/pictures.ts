import type { Context } from 'hono'
import { findPicture } from '../../conversation/conversation.ts'
import { picturePolicy, sendCompressedOnce } from '../../http/http.ts'
import { addLogContext } from '../../monitoring/monitoring.ts'
import type { CampaignOf } from './campaign.ts'

/**
 * Returns what sends the pictures. Their addresses are signed for a visit, and answer 404 until its own game has reached the picture.
 * Pictures never change, so browsers cache them permanently; proxies must not, because each belongs to one visitor.
 */
export function pictures(campaignOf: CampaignOf) {
  return async (c: Context) => {
    const found = await findPicture(campaignOf(c).context, c.req.path)
    if (!found) return c.notFound()
    addLogContext({ visit: found.visitId })
    c.header('Cache-Control', 'private, max-age=31536000, immutable')
    c.header('Content-Security-Policy', picturePolicy)
    return sendCompressedOnce(c, found.picture)
  }
}
