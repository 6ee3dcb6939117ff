import type { Child } from 'hono/jsx'
import type { Texts } from '../texts/chat.ts'
import { Htmx } from './htmx.tsx'

type Props = { texts: Texts; title: string; children: Child }

/** The HTML document. It names every style sheet and script that the browser loads at first. */
export const Document = ({ texts, title, children }: Props) => (
  <html lang={texts.language}>
    <head>
      <meta charset="utf-8" />
      <title>{title}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content" />
      <meta name="description" content={texts.page.description} />
      <meta name="color-scheme" content="light dark" />
      <meta name="htmx-config" content={JSON.stringify(htmx)} />
      <link rel="icon" href="/static/pavel.svg" type="image/svg+xml" />
      {styles.map((style) => (
        <link rel="stylesheet" href={`/static/${style}.css`} />
      ))}
      <Htmx />
      <script src="/static/chat/chat.js" type="module" />
    </head>
    <body>{children}</body>
  </html>
)

const styles = [
  'base',
  'page',
  'chat/chat',
  'chat/entries',
  'chat/forms',
  'chat/controls',
  'stage/stage',
  'stage/dial',
  'stage/remember',
  'stage/call-me',
  'stage/prize',
  'pavel/pavel',
  'pavel/moods',
]

/** Reconnects within 400 ms: a visitor playing by voice should not wait a minute, htmx's default, for the pictures to return. */
const htmx = { extensions: 'ws,upsert', history: false, ws: { reconnectDelay: 150, reconnectMaxDelay: 400 } }
