import { createMiddleware } from 'hono/factory'

/** A foreign page may open a socket with the visitor's cookie (web-stack.md §5.2), so its origin must be ours. */
export const isOwnOrigin = createMiddleware(async (c, next) => {
  const origin = c.req.header('Origin')
  if (origin && !isHere(origin, c.req.header('Host'))) return c.text('Forbidden', 403)
  await next()
})

/** A sandboxed frame's origin is `null`, which is no URL. */
function isHere(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host
}
