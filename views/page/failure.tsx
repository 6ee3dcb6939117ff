import { Pavel } from '../pavel/pavel.tsx'
import type { Texts } from '../texts/chat.ts'
import { Document } from './document.tsx'

/** What went wrong, in as much detail as a visitor needs. */
export type FailureKind = Exclude<keyof Texts['failure'], 'home'>

type Props = {
  texts: Texts
  kind: FailureKind
  /** the browser asks again after so many seconds, in place of a visitor who would leave */
  retrySeconds?: number
}

/** The page shown in place of one that could not be served. */
export const FailurePage = ({ texts, kind, retrySeconds }: Props) => (
  <Document texts={texts} title={texts.failure[kind].title} comesBackIn={retrySeconds}>
    <main class="notice failure">
      <Pavel />
      <h1>{texts.failure[kind].title}</h1>
      <p>{texts.failure[kind].text}</p>
      {retrySeconds === undefined && (
        <a class="button" href="/">
          {texts.failure.home}
        </a>
      )}
    </main>
  </Document>
)
