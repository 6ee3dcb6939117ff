import type { Child } from 'hono/jsx'
import { at } from '../address/address.ts'
import { addressOf, type StyleSheet } from '../assets/assets.ts'
import type { Texts } from '../texts/chat.ts'
import { ComesBack } from './comes-back.tsx'
import { Scripts } from './scripts.tsx'

/** How the page around a frame wants it to look; what it leaves open follows the visitor's system. */
export type FrameManner = { theme?: 'light' | 'dark' | undefined; motion?: 'calm' | undefined }

type Props = {
  texts: Texts
  title: string
  description?: string
  /** how links to the page look elsewhere: its own address, and that of a picture, where browsers know the server by one */
  share?: { url: string; picture: string } | null
  /** a sheet of its own that the page has beside that of the chat */
  sheet?: StyleSheet
  /** the address of the style sheet of a campaign's colours */
  look?: string | undefined
  /** other sites may show it as a frame where somebody links to it */
  isEmbeddable?: boolean
  /** the browser asks for the page again, without scripts after so many seconds */
  comesBackIn?: number | undefined
  /** nobody should find it by searching */
  isExample?: boolean
  /** the body fills a frame on another site, or a window of its own, in this manner */
  frame?: FrameManner
  children: Child
}

/** The HTML document. It names everything that the browser loads at first. */
export const Document = ({
  texts,
  title,
  description,
  share,
  sheet,
  look,
  isEmbeddable = false,
  isExample = false,
  comesBackIn,
  frame,
  children,
}: Props) => (
  <html lang={texts.language} data-theme={frame?.theme} data-motion={frame?.motion}>
    <head>
      <meta charset="utf-8" />
      <title>{title}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content" />
      {description !== undefined && <meta name="description" content={description} />}
      {isExample && <meta name="robots" content="noindex" />}
      {share !== undefined && <Shared title={title} description={description} share={share} />}
      {share && isEmbeddable && <link rel="alternate" type="application/json+oembed" href={oembedOf(share.url)} />}
      <meta name="color-scheme" content="light dark" />
      <meta name="htmx-config" content={JSON.stringify(htmx)} />
      <link rel="icon" href={addressOf('pavel.svg')} type="image/svg+xml" />
      <link rel="stylesheet" href={addressOf(frame?.motion === 'calm' ? 'chat-calm.css' : 'chat.css')} />
      {sheet && <link rel="stylesheet" href={addressOf(sheet)} />}
      {look !== undefined && <link rel="stylesheet" href={look} />}
      <Scripts module="chat/chat.js" />
      {comesBackIn !== undefined && <ComesBack seconds={comesBackIn} />}
    </head>
    <body class={frame && 'frame'}>{children}</body>
  </html>
)

/** Where a site that finds a link to the page learns how to show it (https://oembed.com). */
function oembedOf(url: string): string {
  const address = new URL(at('/oembed'), url)
  address.searchParams.set('url', url)
  return address.href
}

/** Reconnects within 400 ms: a visitor playing by voice should not wait a minute, htmx's default, for the pictures to return. */
const htmx = { extensions: 'ws,upsert', history: false, ws: { reconnectDelay: 150, reconnectMaxDelay: 400 } }

/** What social networks and messengers show beside a link (https://ogp.me). They take full addresses only. */
const Shared = ({ title, description, share }: Pick<Props, 'title' | 'description' | 'share'>) => (
  <>
    <meta property="og:type" content="website" />
    <meta property="og:title" content={title} />
    {description !== undefined && <meta property="og:description" content={description} />}
    {share && (
      <>
        <meta property="og:url" content={share.url} />
        <meta property="og:image" content={share.picture} />
        <meta property="og:image:width" content="1200" />
        <meta property="og:image:height" content="630" />
        <meta name="twitter:card" content="summary_large_image" />
      </>
    )}
  </>
)
