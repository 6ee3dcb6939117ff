import type { Context } from 'hono'
import { addressOf, findAsset } from '../../views/assets/assets.ts'
import { sendCompressedOnce } from './compressed-once.ts'

export type Assets = typeof assets

/** What lets every site load a script, also one that loads only what says so (COEP), and one that compares its integrity. */
export const forEverySite = { 'Cross-Origin-Resource-Policy': 'cross-origin', 'Access-Control-Allow-Origin': '*' }

/**
 * Answers with a style sheet, a script or an icon. Browsers keep what they get for ever, because another content has another
 * address. A page that an older or newer server has made names another hash: it gets what this server has, to be kept nowhere.
 */
export function assets(c: Context) {
  const asset = findAsset(c.req.param('name') ?? '')
  if (!asset) return c.notFound()
  c.header('Cache-Control', asset.address === c.req.path ? 'public, max-age=31536000, immutable' : 'no-store')
  if (asset.address === addressOf('embed.js')) for (const [name, value] of Object.entries(forEverySite)) c.header(name, value)
  return sendCompressedOnce(c, asset)
}
