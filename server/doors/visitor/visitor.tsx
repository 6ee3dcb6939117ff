import type { Context } from 'hono'
import { html } from 'hono/html'
import { renderToString } from 'hono/jsx/dom/server'
import * as v from 'valibot'
import { ClosedNotice } from '../../../views/chat/closed-notice.tsx'
import { Conversation } from '../../../views/chat/conversation.tsx'
import { NumberForm } from '../../../views/chat/number-form.tsx'
import { TroublePush } from '../../../views/chat/trouble.tsx'
import { Page } from '../../../views/page/page.tsx'
import type { CampaignRegistry } from '../../campaigns/campaigns.ts'
import { readConversation } from '../../conversation/conversation.ts'
import { findVisit } from '../../game/game.ts'
import { type AddressOf, limitByAddress, type Limits, type OpenSocket, tokenCookie } from '../../http/http.ts'
import type { Live } from '../../live/live.ts'
import { addLogContext } from '../../monitoring/monitoring.ts'
import { closedAt } from '../../rules/campaign/campaign.ts'
import type { Disguise, Visit } from '../../store/store.ts'
import { answers } from './answers.tsx'
import { callControls } from './call-controls.tsx'
import { findsCampaign, type OpenCampaign } from './campaign.ts'
import { Seen } from './forms.ts'
import { number } from './number.tsx'
import { pictures } from './pictures.ts'
import { VisitSocket } from './socket.ts'

export type VisitorDeps = {
  campaigns: CampaignRegistry
  /** hides numbers and addresses in what is stored; the same on all servers */
  disguise: Disguise
  live: Live
  openSocket: OpenSocket
  limits: Limits
  addressOf: AddressOf
  /** how many windows of one visit may have a socket at once */
  mostWindows: number
  /** browsers reach this server over https */
  isSecure: boolean
}

export type Visitor = ReturnType<typeof visitor>

/** Returns the visitor's door: the page, the number, typed answers, call controls, pictures and the socket. */
export function visitor(deps: VisitorDeps) {
  const { campaigns, disguise, live, openSocket, limits, addressOf, mostWindows, isSecure } = deps
  const campaignOf = findsCampaign(campaigns)
  const cookie = tokenCookie({ isSecure, disguise })
  const limitPages = limitByAddress('pages', { limits, addressOf })

  return {
    page: [limitPages, showPage] as const,
    numberForm: [limitPages, (c: Context) => c.html(askNumber(campaignOf(c)))] as const,
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

  async function showPage(c: Context) {
    const campaign = campaignOf(c)
    const {
      texts,
      context: { quiz },
    } = campaign
    const visit = await visitOf(c)
    if (!visit) cookie.offer(c)
    const conversation = visit ? await show(campaign, visit) : askNumber(campaign)
    c.header('Cache-Control', 'no-store')
    const page = <Page quiz={quiz} texts={texts} hasVisit={visit !== null} conversation={conversation} />
    return c.html(html`<!doctype html>${page}`)
  }

  function askNumber({ texts, context: { quiz, path, schedule, now } }: OpenCampaign) {
    const closed = closedAt(schedule, now())
    return closed ? (
      <ClosedNotice texts={texts} closed={closed} path={path} />
    ) : (
      <NumberForm quiz={quiz} path={path} texts={texts} />
    )
  }

  async function visitOf(c: Context): Promise<Visit | null> {
    const token = cookie.read(c)
    const visit = token ? await findVisit(campaignOf(c).context, token) : null
    if (visit) addLogContext({ visit: visit.id })
    return visit
  }

  async function show({ context, texts }: OpenCampaign, visit: Visit) {
    const conversation = await readConversation(context, visit.id, 0)
    if (!conversation) throw new Error(`visit ${visit.id} no longer exists`)
    const { stage, entries, last } = conversation
    return <Conversation texts={texts} stage={stage} entries={entries} after={last} />
  }
}
