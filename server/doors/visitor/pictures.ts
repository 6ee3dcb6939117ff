import { type Context, Hono } from 'hono'
import type { Gallery } from '../../campaigns/campaigns.ts'
import { maySeePicture } from '../../conversation/conversation.ts'
import type { GameContext, Visit } from '../../store/store.ts'

type Deps = { context: GameContext; gallery: Gallery; visitOf(c: Context): Promise<Visit | null> }

/** A drawing moves by a style sheet inside it, loads nothing, and even when opened by itself is no page of this site. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

/**
 * A picture, once its game has come to it: an address passed on by somebody who is further ahead shows nothing yet.
 * It never changes, so a browser asks for it once; it is one visitor's own, so nobody on the way keeps it.
 */
export function pictures({ context, gallery, visitOf }: Deps) {
  return new Hono().get('/:address', async (c) => {
    const picture = gallery.find(c.req.path)
    if (!picture || !(await maySeePicture(context, await visitOf(c), picture))) return c.notFound()
    c.header('Cache-Control', 'private, max-age=31536000, immutable')
    c.header('Content-Type', picture.type)
    c.header('Content-Security-Policy', policy)
    return c.body(picture.body)
  })
}
