import type { Context } from 'hono'
import { renderToString } from 'hono/jsx/dom/server'
import * as v from 'valibot'
import { TroublePush } from '../../../views/chat/trouble.tsx'
import { type AddressOf, limitByAddress, type Limits, type OpenSocket, tokenCookie } from '../../http/http.ts'
import type { Live } from '../../live/live.ts'
import { waitingAt } from '../../rules/campaign/campaign.ts'
import type { Disguise } from '../../store/store.ts'
import { answers } from './answers.tsx'
import { callControls } from './call-controls.tsx'
import { findsCampaign } from './campaign.ts'
import { documents } from './documents.tsx'
import { Seen } from './forms.ts'
import { number } from './number.tsx'
import { type PageDeps, pages } from './pages.tsx'
import { pictures } from './pictures.ts'
import { VisitSocket } from './socket.ts'
import { askNumber, findVisitTo, show } from './visits.tsx'

export { known } from './campaign.ts'

export type VisitorDeps = Omit<PageDeps, 'cookie' | 'campaignOf' | 'limitPages'> & {
  limits: Limits
  addressOf: AddressOf
  /** hides numbers and addresses in what is stored; the same on all servers */
  disguise: Disguise
  live: Live
  openSocket: OpenSocket
  /** how many windows of one visit may have a socket at once */
  mostWindows: number
  /** browsers reach this server over https */
  isSecure: boolean
}

export type Visitor = ReturnType<typeof visitor>

/** Returns the visitor's door: the pages, the rules and the consent, the number, typed answers, call controls, pictures and the socket. */
export function visitor(deps: VisitorDeps) {
  const { campaigns, live, openSocket, limits, addressOf, mostWindows } = deps
  const cookie = tokenCookie(deps)
  const campaignOf = findsCampaign(campaigns)
  const visitOf = (c: Context) => findVisitTo(campaignOf(c), c, cookie)
  const limitPages = limitByAddress('pages', { limits, addressOf })

  return {
    ...pages({ ...deps, cookie, campaignOf, limitPages }),
    ...documents({ campaignOf, limitPages }),
    numberForm: [limitPages, sendNumberForm] as const,
    number: number({ campaignOf, limits, addressOf, cookie, visitOf, show, askNumber }),
    answer: answers({ campaignOf, limits, visitOf }),
    ...callControls({ campaignOf, limits, addressOf, visitOf }),
    picture: [limitPages, pictures({ campaignOf, visitOf })] as const,
    socket: openSocket(async (c) => {
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
  }

  /** A page that waits says what it shows. When that has changed, the page around the chat hears of it, too. */
  function sendNumberForm(c: Context) {
    const campaign = campaignOf(c)
    const { schedule, now } = campaign.context
    const shown = c.req.query('shows')
    if (shown === waitingAt(schedule, now()).shows) return c.body(null, 204)
    if (shown !== undefined) c.header('HX-Trigger', JSON.stringify({ 'campaign-changed': { target: 'body' } }))
    return c.html(askNumber(campaign))
  }
}
