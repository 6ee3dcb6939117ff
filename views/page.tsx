import type { Child } from 'hono/jsx'
import type { Quiz } from '../server/rules/quiz/quiz.ts'
import { Chat } from './chat.tsx'
import { Document } from './document.tsx'
import { Hero } from './page/hero.tsx'
import { Programme } from './page/programme.tsx'
import type { Texts } from './texts.ts'

type Props = { texts: Texts; quiz: Quiz; conversation: Child; hasVisit: boolean }

/** The conference's front page with Pavel in its corner; `conversation` is a `<NumberForm>` or a `<Conversation>`. */
export const Page = ({ texts, conversation, hasVisit }: Props) => (
  <Document texts={texts} title={texts.page.title}>
    <main class="page">
      <Hero texts={texts} />
      <Programme texts={texts} />
    </main>
    <footer class="footer">{texts.page.footer}</footer>
    <Chat texts={texts} hasVisit={hasVisit}>
      {conversation}
    </Chat>
  </Document>
)
