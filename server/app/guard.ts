import { every } from 'hono/combine'
import { csrf } from 'hono/csrf'
import { createMiddleware } from 'hono/factory'
import type { Sites } from './sites.ts'

/** Refuses, with 403, what pages of other sites send here with a browser's cookie or password: forms, deletions, sockets. */
export function guard({ mayAct }: Sites) {
  return every(sockets(mayAct), csrf({ origin: mayAct }))
}

/**
 * A handshake is a GET, which no protection of forms looks at, and a browser lets any page make one (web-stack.md §5.2). It always
 * says whose page that is.
 */
function sockets(mayAct: Sites['mayAct']) {
  return createMiddleware(async (c, next) => {
    const isHandshake = /websocket/i.test(c.req.header('Upgrade') ?? '')
    if (isHandshake && !mayAct(c.req.header('Origin') ?? '', c)) return c.text('Forbidden', 403)
    await next()
  })
}
