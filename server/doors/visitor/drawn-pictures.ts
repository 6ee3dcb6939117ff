import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { DrawnShare, Format } from '../../campaigns/campaigns.ts'
import { type AddressOf, type Limits, picturePolicy } from '../../http/http.ts'

export type SendDrawn = (c: Context, picture: DrawnShare) => Promise<Response>

/** Returns the format that a file's name asks for; null for any other name. */
export function formatOf(file: string | undefined): Format | null {
  if (file === 'link.png') return 'link'
  return file === 'story.png' ? 'story' : null
}

/**
 * Returns what sends a picture that the server draws. Under the address that pages name it may be kept for ever; under that of one that
 * is no longer shown, or of none, what is shown now comes, for a while. Messengers and other sites may show it.
 */
export function drawnPictures({ limits, addressOf }: { limits: Limits; addressOf: AddressOf }): SendDrawn {
  return async (c, picture) => {
    const etag = `"${picture.mark}"`
    const isKnown = c.req.header('If-None-Match') === etag
    const drawn = isKnown ? null : await draw(c, picture)
    const isNamed = c.req.query('v') === picture.mark
    c.header('Cache-Control', isNamed ? 'public, max-age=31536000, immutable' : 'public, max-age=300')
    c.header('ETag', etag)
    c.header('Cross-Origin-Resource-Policy', 'cross-origin')
    c.header('Content-Security-Policy', picturePolicy)
    return drawn ? c.body(drawn, 200, { 'Content-Type': 'image/png' }) : c.body(null, 304)
  }

  /** Before any header is set: nobody keeps a failure for ever. */
  async function draw(c: Context, picture: DrawnShare) {
    if (!picture.isDrawn()) await limits.require('drawings', { address: addressOf(c) })
    const drawn = await picture.draw()
    if (!drawn) throw new HTTPException(503, { message: 'too many pictures wait to be drawn' })
    return drawn
  }
}
