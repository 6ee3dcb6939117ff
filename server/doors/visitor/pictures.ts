import type { Context } from 'hono'
import type { Gallery } from '../../campaigns/campaigns.ts'
import { maySeePicture } from '../../conversation/conversation.ts'
import { sendCompressedOnce } from '../../http/http.ts'
import type { GameContext, Visit } from '../../store/store.ts'

type Deps = { context: GameContext; gallery: Gallery; visitOf(c: Context): Promise<Visit | null> }

/**
 * Pictures are animated by a style sheet inside them and load nothing. `sandbox` keeps one that is opened directly from acting as
 * this site.
 */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

/**
 * Returns what sends the pictures. It answers 404 until the visitor's own game has reached the picture, so an address passed on
 * by another player reveals nothing. Pictures never change, so browsers cache them permanently; proxies must not, because each
 * belongs to one visitor.
 */
export function pictures({ context, gallery, visitOf }: Deps) {
  return async (c: Context) => {
    const picture = gallery.find(c.req.path)
    if (!picture || !(await maySeePicture(context, await visitOf(c), picture))) return c.notFound()
    c.header('Cache-Control', 'private, max-age=31536000, immutable')
    c.header('Content-Security-Policy', policy)
    return sendCompressedOnce(c, picture)
  }
}
