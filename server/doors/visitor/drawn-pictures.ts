import type { Context } from 'hono'
import type { DrawnShare, Format } from '../../campaigns/campaigns.ts'
import { picturePolicy } from '../../http/http.ts'

/** Returns the format that a file's name asks for; null for any other name. */
export function formatOf(file: string | undefined): Format | null {
  if (file === 'link.png') return 'link'
  return file === 'story.png' ? 'story' : null
}

/**
 * Sends a picture that the server draws. Under the address that pages name it may be kept for ever; under that of one that is no longer
 * shown, or of none, what is shown now comes, for a while. Messengers and other sites may show it.
 */
export async function sendDrawn(c: Context, picture: DrawnShare) {
  const isNamed = c.req.query('v') === picture.mark
  const etag = `"${picture.mark}"`
  c.header('Cache-Control', isNamed ? 'public, max-age=31536000, immutable' : 'public, max-age=300')
  c.header('ETag', etag)
  c.header('Cross-Origin-Resource-Policy', 'cross-origin')
  c.header('Content-Security-Policy', picturePolicy)
  if (c.req.header('If-None-Match') === etag) return c.body(null, 304)
  return c.body(await picture.draw(), 200, { 'Content-Type': 'image/png' })
}
