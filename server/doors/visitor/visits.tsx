import type { Context } from 'hono'
import { ClosedNotice } from '../../../views/chat/closed-notice.tsx'
import { Conversation } from '../../../views/chat/conversation.tsx'
import { NumberForm } from '../../../views/chat/number-form.tsx'
import { rehearsalCaller } from '../../campaigns/campaigns.ts'
import { readConversation } from '../../conversation/conversation.ts'
import { findVisit } from '../../game/game.ts'
import type { TokenCookie } from '../../http/http.ts'
import { addLogContext } from '../../monitoring/monitoring.ts'
import { closedAt, waitingAt } from '../../rules/campaign/campaign.ts'
import { showIfNumber } from '../../rules/phone-number/phone-number.ts'
import type { Visit } from '../../store/store.ts'
import type { OpenCampaign } from './campaign.ts'

/** Returns the browser's visit to this campaign; null when it has none. */
export async function findVisitTo({ context }: OpenCampaign, c: Context, cookie: TokenCookie): Promise<Visit | null> {
  const token = cookie.read(c)
  const visit = token ? await findVisit(context, token) : null
  if (visit) addLogContext({ visit: visit.id })
  return visit
}

/** Renders what the chat of a page begins with. A browser without a visit is offered a token for one. */
export async function beginChat(campaign: OpenCampaign, c: Context, cookie: TokenCookie) {
  const visit = await findVisitTo(campaign, c, cookie)
  if (!visit) cookie.offer(c)
  return { hasVisit: visit !== null, conversation: visit ? await show(campaign, visit) : askNumber(campaign) }
}

/** Renders what asks for the number, or says why no game can begin. */
export function askNumber({ texts, row, context: { consent, path, schedule, now } }: OpenCampaign) {
  const closed = closedAt(schedule, now())
  const waiting = waitingAt(schedule, now())
  return closed ? (
    <ClosedNotice texts={texts} closed={closed} waiting={waiting} path={path} />
  ) : (
    <NumberForm
      consent={consent}
      path={path}
      texts={texts}
      waiting={waiting}
      {...(row.rehearsalOf !== null && { values: { phone: showIfNumber(rehearsalCaller) } })}
    />
  )
}

/** Renders the conversation of this visit. */
export async function show({ context, texts }: OpenCampaign, visit: Visit) {
  const conversation = await readConversation(context, visit.id, 0)
  if (!conversation) throw new Error(`visit ${visit.id} no longer exists`)
  const { stage, entries, last } = conversation
  return <Conversation texts={texts} stage={stage} entries={entries} after={last} />
}
