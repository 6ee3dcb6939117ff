import { renderToString } from 'hono/jsx/dom/server'
import { ComposerPush, EntriesPush, ForgottenPush, StagePush } from '../../views/chat/push.tsx'
import { TroublePush } from '../../views/chat/trouble.tsx'
import type { Texts } from '../../views/texts/chat.ts'
import type { CampaignRegistry } from '../campaigns/campaigns.ts'
import { type Conversation, conversationOf, readConversation } from '../conversation/conversation.ts'
import { waitingAt } from '../rules/campaign/campaign.ts'
import type { Written } from '../store/store.ts'

/** Returns how the visits of each campaign are read and drawn. */
export function showingOf(campaigns: CampaignRegistry) {
  const upToDate = renderToString(<TroublePush />)
  const contextOf = (campaignId: number) => {
    const campaign = campaigns.of(campaignId)
    if (!campaign?.context) throw new Error(`campaign ${campaignId} cannot be played`)
    return { context: campaign.context, texts: campaign.texts }
  }
  return {
    /** Of a rehearsal that is over nothing is left. */
    read: async ({ visitId, campaignId }: { visitId: number; campaignId: number }, after: number) =>
      campaigns.of(campaignId) ? readConversation(contextOf(campaignId).context, visitId, after) : null,
    compose: (written: Written) => conversationOf(contextOf(written.visit.campaignId).context, written),
    render: (campaignId: number, conversation: Conversation) => renderFrame(contextOf(campaignId).texts, conversation),
    renderUpToDate: () => upToDate,
    renderForgotten(campaignId: number) {
      if (!campaigns.of(campaignId)) return upToDate
      const {
        texts,
        context: { consent, path, schedule, now },
      } = contextOf(campaignId)
      const waiting = waitingAt(schedule, now())
      return renderToString(<ForgottenPush texts={texts} consent={consent} path={path} waiting={waiting} />)
    },
  }
}

/**
 * Renders everything that may have changed in one frame. Each part is swapped in by its id, so a frame may safely arrive twice.
 */
function renderFrame(texts: Texts, { stage, entries }: Conversation): string {
  return renderToString(
    <>
      <TroublePush />
      <StagePush stage={stage} texts={texts} />
      {entries.length > 0 && <EntriesPush entries={entries} texts={texts} />}
      <ComposerPush stage={stage} texts={texts} />
    </>,
  )
}
