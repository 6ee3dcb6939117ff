import { type Context, Hono } from 'hono'
import type { Gallery } from '../../campaigns/campaigns.ts'
import { maySeePicture } from '../../conversation/conversation.ts'
import { picturePolicy, sendCompressedOnce } from '../../http/http.ts'
import type { GameContext, Visit } from '../../store/store.ts'

type Deps = { context: GameContext; gallery: Gallery; visitOf(c: Context): Promise<Visit | null> }

/**
 * Returns the route of the pictures. It answers 404 until the visitor's own game has reached the picture, so an address passed on
 * by another player reveals nothing. Pictures never change, so browsers cache them permanently; proxies must not, because each
 * belongs to one visitor.
 */
export function pictures({ context, gallery, visitOf }: Deps) {
  return new Hono().get('/:address', async (c) => {
    const picture = gallery.find(c.req.path)
    if (!picture || !(await maySeePicture(context, await visitOf(c), picture))) return c.notFound()
    c.header('Cache-Control', 'private, max-age=31536000, immutable')
    c.header('Content-Security-Policy', picturePolicy)
    return sendCompressedOnce(c, picture)
  })
}
