import type { Context } from 'hono'
import { ClosedNotice } from '../../../views/chat/closed-notice.tsx'
import { Conversation } from '../../../views/chat/conversation.tsx'
import { NumberForm } from '../../../views/chat/number-form.tsx'
import { rehearsalCaller } from '../../campaigns/campaigns.ts'
import { readConversation } from '../../conversation/conversation.ts'
import { findVisit } from '../../game/game.ts'
import { visitTokenOf } from '../../http/http.ts'
import { addLogContext } from '../../monitoring/monitoring.ts'
import { closedAt, waitingAt } from '../../rules/campaign/campaign.ts'
import { showIfNumber } from '../../rules/phone-number/phone-number.ts'
import type { Visit } from '../../store/store.ts'
import type { OpenCampaign } from './campaign.ts'

/** Returns the visit of the page that asks to this campaign; null when it has none. */
export async function findVisitTo({ context }: OpenCampaign, c: Context): Promise<Visit | null> {
  const token = visitTokenOf(c)
  const visit = token ? await findVisit(context, token) : null
  if (visit) addLogContext({ visit: visit.id })
  return visit
}

/** Renders what the chat of a page begins with: its conversation, or what asks for the number. */
export async function beginChat(campaign: OpenCampaign, c: Context) {
  const visit = await findVisitTo(campaign, c)
  return visit ? show(campaign, visit) : askNumber(campaign)
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
