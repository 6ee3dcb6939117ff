import type { Child } from 'hono/jsx'
import type { EditorTexts } from '../texts/quiz-editor.ts'
import { OperatorDocument } from './document.tsx'
import { Head } from './head.tsx'
import type { Frame } from './time.tsx'

/** Where the quiz of a campaign is written, such as `/operator/campaigns/allo/quiz`. */
type Base = `/operator/campaigns/${string}/quiz`

/** Somebody else who has the draft open; `answer` of the rebus that they look at, null for another page. */
export type Other = { name: string; answer: string | null }

/** What every page about a quiz needs. `mayEdit`: whoever looks may change it. */
export type QuizFrame = Frame & {
  editor: EditorTexts
  campaign: string
  base: Base
  mayEdit: boolean
  others: Other[]
  /** the key of the rebus that the page is about, empty for the others */
  rebus: string
}

type Props = { frame: QuizFrame; part?: 'list' | 'prizes' | 'versions'; heading: string; children: Child }

/** A page about the quiz of a campaign, with who else has its draft open. */
export const QuizDocument = ({ frame, part, heading, children }: Props) => {
  const { editor, base, campaign, mayEdit } = frame
  return (
    <OperatorDocument texts={frame.texts} title={`${heading} · ${campaign}`}>
      <Head heading={editor.title(campaign)} {...frame} />
      <nav class="menu quiz-menu" aria-label={editor.menu}>
        {(['list', 'prizes', 'versions'] as const).map((page) => (
          <a href={page === 'list' ? base : `${base}/${page}`} aria-current={part === page ? 'page' : undefined}>
            {editor.pages[page]}
          </a>
        ))}
        <a href={base.slice(0, -'/quiz'.length)}>{frame.texts.campaigns.settings}</a>
        <a href="/operator/notation">{editor.pages.notation}</a>
      </nav>
      <Others frame={frame} />
      <main id="quiz" class="quiz">
        {!mayEdit && <p class="soft">{editor.readOnly}</p>}
        {children}
      </main>
    </OperatorDocument>
  )
}

/** Who published a version. Nobody signed in under this name: the server took it from the file that the setting QUIZ names. */
export const publisher = (publishedBy: string, { byServer }: EditorTexts) => (publishedBy === 'QUIZ' ? byServer : publishedBy)

/** Who else has the draft open. It asks again every half minute, which also tells the others about this page. */
export const Others = ({ frame: { editor, base, others, rebus } }: { frame: QuizFrame }) => (
  <p
    id="others"
    class="others-here"
    role="status"
    hx-get={`${base}/others?rebus=${encodeURIComponent(rebus)}`}
    hx-trigger="every 30s"
    hx-swap="outerMorph"
  >
    {others.length > 0 &&
      editor.here(
        others.map(({ name, answer }) => (answer === null ? name : editor.hereAt(name, answer || editor.noAnswer))).join(', '),
      )}
  </p>
)
