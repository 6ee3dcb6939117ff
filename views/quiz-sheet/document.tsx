import type { Child } from 'hono/jsx'
import { addressOf } from '../assets/assets.ts'

type Props = { language: string; title: string; children: Child }

/** The HTML document of a sheet. No search engine is to list it: the answers are on it. */
export const SheetDocument = ({ language, title, children }: Props) => (
  <html lang={language}>
    <head>
      <meta charset="utf-8" />
      <title>{title}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex" />
      <link rel="icon" href={addressOf('pavel.svg')} type="image/svg+xml" />
      <link rel="stylesheet" href={addressOf('quiz-sheet.css')} />
    </head>
    <body class="quiz-sheet">{children}</body>
  </html>
)
