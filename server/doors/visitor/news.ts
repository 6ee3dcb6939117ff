import type { Context } from 'hono'
import * as v from 'valibot'
import type { Limits, Passage } from '../../http/http.ts'
import type { Live } from '../../live/live.ts'
import type { Visit } from '../../store/store.ts'
import { Seen } from './forms.ts'

type Deps = {
  live: Pick<Live, 'newsFor'>
  limits: Limits
  visitOf(c: Context): Promise<Visit | null>
  passage: Passage
}

/** Returns what sends a page without a socket the frame that it lacks. It asks for it while something on the way lets no socket through. */
export function news({ live, limits, visitOf, passage }: Deps) {
  return async (c: Context) => {
    const visit = await visitOf(c)
    if (!visit) return c.body(null, 204)
    await limits.require('sockets', { visit: visit.id })
    if (!passage.causes().some((cause) => whyNoSocket.includes(cause))) passage.note('no sockets', noSockets)
    return c.html(await live.newsFor({ visitId: visit.id, campaignId: visit.campaignId, seen: v.parse(Seen, c.req.query()) }))
  }
}

/** What has been told already, when its sockets have come without what a handshake needs. */
const whyNoSocket = ['no upgrade', 'origin', 'no origin']

const noSockets =
  'pages can open no socket, and ask every two seconds instead, which takes more of this server: ' +
  'a proxy has to pass WebSockets on, as in server/start/deploy/nginx.conf'
