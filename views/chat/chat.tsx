import type { Child } from 'hono/jsx'
import type { CampaignSettings } from '../../server/rules/campaign/campaign.ts'
import { Pavel } from '../pavel/pavel.tsx'
import type { Texts } from '../texts/chat.ts'
import { Bubble } from './entry.tsx'
import { Portrait } from './portrait.tsx'
import { Trouble } from './trouble.tsx'

/** The button in which Pavel sleeps. It opens the chat. */
export const Launcher = ({ texts: { chat } }: { texts: Texts }) => (
  <button class="launcher" id="launcher" type="button" popovertarget="chat">
    <span class="launcher-name">{chat.open}</span>
    <Pavel />
  </button>
)

type Props = {
  texts: Texts
  /** what the paths of its campaign begin with */
  path: `/${string}`
  corner?: CampaignSettings['corner']
  /** it fills a frame or a window of its own, instead of lying over our own page */
  isWhole?: boolean
  /** it is open from the beginning */
  isOpen?: boolean
  /** the browser has the cookie of a visit that began before pages made their own tokens */
  isFormer?: boolean
  /** stands in the place of a conversation that nobody can begin */
  children?: Child
}

/**
 * The chat. It is the same for everybody: the page asks for its conversation with the token of its visit, which is in no cookie, because
 * browsers keep those from a frame on another site. It asks again until there is an answer.
 */
export const Chat = ({ texts: { chat, pavel }, path, corner, isWhole, isOpen, isFormer, children }: Props) => {
  const beginning = isFormer ? { 'hx-post': `${path}/visits/former` as const } : { 'hx-get': `${path}/conversation` as const }
  return (
    <section
      id="chat"
      class="chat"
      popover={isWhole ? undefined : 'manual'}
      aria-label={pavel.name}
      data-open={isOpen || undefined}
      data-corner={corner}
    >
      <header class="chat-header">
        <Portrait description={pavel.portrait} />
        <div>
          <h2 class="chat-name">{pavel.name}</h2>
          <p class="chat-role">{pavel.role}</p>
        </div>
        <CloseButton label={chat.close} isWhole={isWhole} />
      </header>
      <p class="chat-offline" role="status">
        <span>{chat.offline}</span>
      </p>
      <p class="chat-forgets" role="status">
        <span>{chat.forgets}</span>
      </p>
      <Trouble />
      <div id="conversation">
        {children ?? (
          <div
            class="chat-begins"
            hx-trigger="load, every 3s"
            hx-sync="drop"
            hx-target="#conversation"
            hx-swap="innerHTML"
            {...beginning}
          >
            <noscript>
              <Bubble>{chat.noScripts}</Bubble>
            </noscript>
          </div>
        )}
      </div>
    </section>
  )
}

/** In a frame, the page around it closes the chat (static/chat/frame.js). */
const CloseButton = ({ label, isWhole }: { label: string; isWhole: boolean | undefined }) =>
  isWhole ? (
    <button class="chat-close" id="chat-close" type="button" aria-label={label} />
  ) : (
    <button class="chat-close" type="button" popovertarget="chat" popovertargetaction="hide" aria-label={label} />
  )
