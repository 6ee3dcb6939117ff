import type { Child } from 'hono/jsx'
import type { Entry as EntryData } from '../../server/conversation/conversation.ts'
import type { Texts } from '../texts/chat.ts'

type Props = { entry: EntryData; texts: Texts }

/** One entry of the chat log. Its id makes a repeated push replace the entry instead of adding it again. */
export const Entry = ({ entry, texts }: Props) => (
  <li id={`entry-${entry.number}`} class={`entry entry-${entry.from}`} data-verdict={entry.verdict}>
    <p class="entry-text" hx-ignore>
      {entry.text}
    </p>
    {entry.from === 'visitor' && <Footnote entry={entry} texts={texts} />}
  </li>
)

const Footnote = ({ entry, texts: { entry: texts } }: Props) => (
  <p class="entry-note">
    {entry.via && <span>{texts.via[entry.via]}</span>}
    {entry.verdict && <span class="verdict">{texts.verdicts[entry.verdict]}</span>}
    {entry.points > 0 && <span class="verdict">{texts.points(entry.points)}</span>}
  </p>
)

/** What Pavel says outside a call. */
export const Bubble = ({ children }: { children: Child }) => <p class="bubble">{children}</p>

type AlertProps = { id: string; children: Child }

/** What is wrong with the visitor's input, in Pavel's words. A screen reader reads it out at once. */
export const Objection = ({ id, children }: AlertProps) => (
  <p class="bubble bubble-objection" role="alert" id={id}>
    {children}
  </p>
)
