import type { Child } from 'hono/jsx'
import type { CampaignSettings } from '../../server/rules/campaign/campaign.ts'
import { Pavel } from '../pavel/pavel.tsx'
import type { Texts } from '../texts/chat.ts'
import { Portrait } from './portrait.tsx'
import { Trouble } from './trouble.tsx'

/** The button in which Pavel sleeps. It opens the chat. */
export const Launcher = ({ texts: { chat } }: { texts: Texts }) => (
  <button class="launcher" id="launcher" type="button" popovertarget="chat">
    <span class="launcher-name">{chat.open}</span>
    <Pavel />
  </button>
)

type Props = { texts: Texts; corner?: CampaignSettings['corner']; hasVisit: boolean; children: Child }

/** The chat, which lies over the page while it is open. */
export const Chat = ({ texts: { chat, pavel }, corner, hasVisit, children }: Props) => (
  <section id="chat" class="chat" popover="manual" aria-label={pavel.name} data-open={hasVisit || undefined} data-corner={corner}>
    <header class="chat-header">
      <Portrait description={pavel.portrait} />
      <div>
        <h2 class="chat-name">{pavel.name}</h2>
        <p class="chat-role">{pavel.role}</p>
      </div>
      <button class="chat-close" type="button" popovertarget="chat" popovertargetaction="hide" aria-label={chat.close} />
    </header>
    <p class="chat-offline" role="status">
      <span>{chat.offline}</span>
    </p>
    <Trouble />
    <div id="conversation">{children}</div>
  </section>
)
