import { Hono } from 'hono'
import { findAsset } from '../../views/assets/assets.ts'
import { sendCompressedOnce } from './compressed-once.ts'

/**
 * Returns the route of style sheets, scripts and icons. Browsers keep what they get for ever, because another content has another
 * address. A page that an older or newer server has made names another hash: it gets what this server has, to be kept nowhere.
 */
export function assets() {
  return new Hono().get('/static/:hash/:name{.+}', (c) => {
    const asset = findAsset(c.req.param('name'))
    if (!asset) return c.notFound()
    c.header('Cache-Control', asset.address === c.req.path ? 'public, max-age=31536000, immutable' : 'no-store')
    return sendCompressedOnce(c, asset)
  })
}
