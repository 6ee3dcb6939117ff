import { createMiddleware } from 'hono/factory'
import { getPath } from 'hono/utils/url'
import { at, isPrefix } from '../../views/address/address.ts'

/** The headers of responses in which addresses stand. */
const addressed = ['Location', 'HX-Redirect', 'HX-Replace-Url']

/**
 * Middleware that puts the path of PUBLIC_URL before the addresses in a response's headers, and leads from that path alone to the page
 * below it.
 */
export const sendsPrefix = createMiddleware(async (c, next) => {
  if (isPrefix(getPath(c.req.raw)) && ['GET', 'HEAD'].includes(c.req.method))
    return c.redirect(at('/') + new URL(c.req.url).search, 302)
  await next()
  for (const name of addressed) {
    const address = c.res.headers.get(name)
    if (address !== null) c.res.headers.set(name, at(address))
  }
})
