import type { Context } from 'hono'
import { renderToString } from 'hono/jsx/dom/server'
import * as v from 'valibot'
import { LoadAgainPush } from '../../../views/chat/push.tsx'
import { TroublePush } from '../../../views/chat/trouble.tsx'
import type { DailyCounts } from '../../campaigns/campaigns.ts'
import { replaceToken } from '../../game/game.ts'
import { type AddressOf, limitByAddress, type Limits, type OpenSocket, type Passage, visitTokenOf } from '../../http/http.ts'
import type { Live } from '../../live/live.ts'
import { waitingAt } from '../../rules/campaign/campaign.ts'
import { answers } from './answers.tsx'
import { calendar } from './calendar.ts'
import { callControls } from './call-controls.tsx'
import { findsCampaign } from './campaign.ts'
import { chatFrame } from './chat-frame.tsx'
import { countsLooks } from './counts-looks.ts'
import { documents } from './documents.tsx'
import { drawnPictures } from './drawn-pictures.ts'
import { embed } from './embed.ts'
import { Seen } from './forms.ts'
import { news } from './news.ts'
import { number } from './number.tsx'
import { type PageDeps, pages } from './pages.tsx'
import { pictures } from './pictures.ts'
import { results } from './results.tsx'
import { OutdatedSocket, VisitSocket } from './socket.ts'
import { takenAway } from './taken-away.ts'
import { askNumber, beginChat, findVisitTo, show } from './visits.tsx'

export { known } from './campaign.ts'
export { mannerOf } from './chat-frame.tsx'

export type VisitorDeps = Omit<PageDeps, 'campaignOf' | 'limitPages' | 'sendDrawn' | 'countLook'> & {
  /** counts how often launchers are seen and chats are opened */
  dailyCounts: Pick<DailyCounts, 'note'>
  limits: Limits
  addressOf: AddressOf
  live: Live
  openSocket: OpenSocket
  passage: Passage
  /** how many windows of one visit may have a socket at once */
  mostWindows: number
  /** logs an unexpected error, without anything private */
  report(error: unknown): void
}

export type Visitor = ReturnType<typeof visitor>

/**
 * Returns the visitor's door: the pages, the tag for other sites, the rules and the consent, the number, typed answers, call controls,
 * pictures and the socket.
 */
export function visitor(deps: VisitorDeps) {
  const { campaigns, live, openSocket, limits, addressOf, mostWindows, former } = deps
  const campaignOf = findsCampaign(campaigns)
  const visitOf = (c: Context) => findVisitTo(campaignOf(c), c)
  const limitPages = limitByAddress('pages', { limits, addressOf })
  const sendDrawn = drawnPictures({ limits, addressOf })
  const countLook = countsLooks(deps.dailyCounts)

  return {
    ...pages({ ...deps, campaignOf, limitPages, sendDrawn, countLook }),
    chat: [limitPages, chatFrame({ ...deps, countLook })] as const,
    calendar: calendar({ campaignOf, limitPages, publicUrl: deps.publicUrl }),
    ...documents({ campaignOf, limitPages }),
    embed: embed(campaigns, countLook),
    conversation: [limitPages, sendConversation] as const,
    formerVisit: [limitPages, takeOver] as const,
    ...results({ campaignOf, limitPages, sendDrawn, publicUrl: deps.publicUrl }),
    numberForm: [limitPages, sendNumberForm] as const,
    number: number({ campaignOf, limits, addressOf, visitOf, show, askNumber, report: deps.report }),
    answer: answers({ campaignOf, limits, visitOf }),
    ...callControls({ campaignOf, limits, addressOf, visitOf }),
    ...takenAway({ campaignOf, limits, visitOf }),
    picture: [limitPages, pictures(campaignOf)] as const,
    news: news({ live, limits, visitOf, passage: deps.passage }),
    socket: openSocket(async (c) => {
      const visit = await visitOf(c)
      await limits.require('sockets', { visit: visit?.id })
      const { again, ...seen } = c.req.query()
      if (!visit && former.read(c) !== null)
        return new OutdatedSocket(renderToString(<LoadAgainPush path={campaignOf(c).context.path} />))
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

  async function sendConversation(c: Context) {
    c.header('Cache-Control', 'no-store')
    return c.html(await beginChat(campaignOf(c), c))
  }

  /** A browser whose visit began with the former cookie goes on with the token of its page. */
  async function takeOver(c: Context) {
    const campaign = campaignOf(c)
    const [from, to] = [former.read(c), visitTokenOf(c)]
    if (from !== null && to !== null) await replaceToken(campaign.context, from, to)
    former.remove(c)
    return sendConversation(c)
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
