import type { Context } from 'hono'
import * as v from 'valibot'
import { Bubble } from '../../../views/chat/entry.tsx'
import { ChatPage } from '../../../views/page/chat-page.tsx'
import type { FrameManner } from '../../../views/page/document.tsx'
import type { Texts } from '../../../views/texts/chat.ts'
import { letBeFramed } from '../../http/http.ts'
import { findCampaign, type PickedCampaigns } from './campaign.ts'
import type { CountLook } from './counts-looks.ts'
import { send } from './pages.tsx'

/** What it cannot have is left out. */
const Manner = v.object({
  theme: v.fallback(v.optional(v.picklist(['light', 'dark'])), undefined),
  motion: v.fallback(v.optional(v.picklist(['calm'])), undefined),
})

/** Returns how the page around the frame wants it to look. */
export const mannerOf = (c: Context): FrameManner => v.parse(Manner, c.req.query())

type Deps = {
  campaigns: PickedCampaigns
  countLook: CountLook
  /** of what belongs to no campaign */
  texts: Texts
}

/**
 * Returns what sends the chat alone, for frames on the sites of its campaign. The page is the same for everybody, because nobody can be
 * recognised before its scripts run. Where there is no such campaign, any site may show the page that says so.
 */
export function chatFrame({ campaigns, countLook, texts }: Deps) {
  return (c: Context) => {
    const frame = mannerOf(c)
    const campaign = findCampaign(campaigns, c)
    letBeFramed(c, campaign?.sites ?? ['*'])
    countLook(c, campaign, 'opened')
    if (campaign) {
      const { look, context } = campaign
      return send(c, <ChatPage texts={campaign.texts} look={look?.path} path={context.path} frame={frame} />)
    }
    c.status(404)
    return send(
      c,
      <ChatPage texts={texts} path="/" frame={frame}>
        <div class="number-form">
          <Bubble>{texts.chat.noCampaign}</Bubble>
        </div>
      </ChatPage>,
    )
  }
}
