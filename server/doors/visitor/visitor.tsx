import { type Context, Hono } from 'hono'
import { renderToString } from 'hono/jsx/dom/server'
import * as v from 'valibot'
import { TroublePush } from '../../../views/chat/trouble.tsx'
import { limitByAddress, type OpenSocket, tokenCookie } from '../../http/http.ts'
import type { Live } from '../../live/live.ts'
import type { Disguise } from '../../store/store.ts'
import { answers } from './answers.tsx'
import { callControls } from './call-controls.tsx'
import { findsCampaign } from './campaign.ts'
import { Seen } from './forms.ts'
import { number } from './number.tsx'
import { frontPages, ownPage, type PageDeps } from './pages.tsx'
import { pictures } from './pictures.ts'
import { VisitSocket } from './socket.ts'
import { askNumber, findVisitTo, show } from './visits.tsx'

export type VisitorDeps = Omit<PageDeps, 'cookie'> & {
  /** hides numbers and addresses in what is stored; the same on all servers */
  disguise: Disguise
  live: Live
  openSocket: OpenSocket
  /** how many windows of one visit may have a socket at once */
  mostWindows: number
  /** browsers reach this server over https */
  isSecure: boolean
}

/**
 * Returns the visitor's door: the pages of the whole server, a campaign's own page, the number, typed answers, call controls, pictures and
 * the socket. What belongs to a campaign is below its address, and at the root that of the only one.
 */
export function visitor(deps: VisitorDeps) {
  const pages = { ...deps, cookie: tokenCookie(deps) }
  const ofCampaign = campaignDoor(pages)
  return new Hono().route('/c/:campaign', ofCampaign).route('/', frontPages(pages)).route('/', ofCampaign)
}

function campaignDoor(deps: VisitorDeps & PageDeps) {
  const { campaigns, cookie, live, openSocket, limits, addressOf, mostWindows } = deps
  const campaignOf = findsCampaign(campaigns)
  const visitOf = (c: Context) => findVisitTo(campaignOf(c), c, cookie)
  const limitPages = limitByAddress('pages', { limits, addressOf })

  return new Hono()
    .get('/visits/new', limitPages, (c) => c.html(askNumber(campaignOf(c))))
    .route('/visits', number({ campaignOf, limits, addressOf, cookie, visitOf, show, askNumber }))
    .route('/answers', answers({ campaignOf, limits, visitOf }))
    .route('/', callControls({ campaignOf, limits, addressOf, visitOf }))
    .get('/pictures/*', limitPages)
    .route('/pictures', pictures({ campaignOf, visitOf }))
    .get(
      '/socket',
      openSocket(async (c) => {
        const visit = await visitOf(c)
        await limits.require('sockets', { visit: visit?.id })
        const { again, ...seen } = c.req.query()
        const tooManyWindows = renderToString(<TroublePush text={campaignOf(c).texts.chat.tooManyWindows} />)
        const page = visit && {
          visitId: visit.id,
          campaignId: visit.campaignId,
          seen: v.parse(Seen, seen),
          isReturn: again !== undefined,
        }
        return new VisitSocket({ live, mostWindows, tooManyWindows }, page)
      }),
    )
    .route('/', ownPage(deps))
}
