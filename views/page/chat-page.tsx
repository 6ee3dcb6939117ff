import type { Child } from 'hono/jsx'
import { Chat } from '../chat/chat.tsx'
import type { Texts } from '../texts/chat.ts'
import { Document, type FrameManner } from './document.tsx'

type Props = {
  texts: Texts
  /** the address of the style sheet of its campaign's colours */
  look?: string | undefined
  path: `/${string}`
  frame: FrameManner
  /** the browser asks for the page again, without scripts after so many seconds */
  comesBackIn?: number
  /** stands in the place of a conversation that nobody can begin */
  children?: Child
}

/** The chat alone, for a frame on the site of a conference, or a window of its own where a site cannot have a frame. */
export const ChatPage = ({ texts, look, path, frame, comesBackIn, children }: Props) => (
  <Document texts={texts} title={texts.pavel.name} look={look} frame={frame} comesBackIn={comesBackIn} isExample>
    <Chat texts={texts} path={path} isWhole>
      {children}
    </Chat>
  </Document>
)
