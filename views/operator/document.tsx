import type { Child } from 'hono/jsx'
import { addressOf, type Module } from '../assets/assets.ts'
import { Trouble } from '../chat/trouble.tsx'
import { ComesBack } from '../page/comes-back.tsx'
import { Scripts } from '../page/scripts.tsx'
import type { OperatorTexts } from '../texts/operator.ts'

type Props = {
  texts: OperatorTexts
  title: string
  /** what the browser does by itself: the content of a refresh, as `<meta>` has it */
  refresh?: string | undefined
  /** the browser asks for the page again, without scripts after so many seconds */
  comesBackIn?: number | undefined
  /** the page's own script */
  module?: Module
  children: Child
}

/** The HTML document of the operator's pages. The trouble notice shows why a request failed. */
export const OperatorDocument = ({ texts, title, refresh, comesBackIn, module, children }: Props) => (
  <html lang={texts.language}>
    <head>
      <meta charset="utf-8" />
      <title>{title}</title>
      {refresh !== undefined && <meta http-equiv="refresh" content={refresh} />}
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      <meta name="htmx-config" content='{"history":false}' />
      <link rel="icon" href={addressOf('pavel.svg')} type="image/svg+xml" />
      <link rel="stylesheet" href={addressOf('operator.css')} />
      <Scripts {...(module && { module })} />
      {comesBackIn !== undefined && <ComesBack seconds={comesBackIn} />}
    </head>
    <body class="operator">
      <Trouble />
      {children}
    </body>
  </html>
)
