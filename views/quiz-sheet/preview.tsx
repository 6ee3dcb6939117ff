import type { DraftRebus, QuizDraft } from '../../server/rules/draft/draft.ts'
import type { Level } from '../../server/rules/quiz/quiz.ts'
import type { PreviewTexts } from '../texts/preview.ts'
import type { QuizSheetTexts } from '../texts/quiz-sheet.ts'
import { SheetDocument } from './document.tsx'
import { SheetPrizes } from './prizes.tsx'
import { SheetRebus } from './rebus.tsx'

type Props = {
  texts: QuizSheetTexts
  own: PreviewTexts
  quiz: QuizDraft
  expiresAt: Date
  /** the time zone in which times are shown */
  zone: string
  /** returns the address of a picture; null for one that cannot be drawn */
  pictureOf(rebus: DraftRebus, level: Level): string | null
}

/** A draft with everything in it, for a colleague who only looks. Rebuses that are off are left out. */
export const PreviewPage = ({ texts, own, quiz, expiresAt, zone, pictureOf }: Props) => (
  <SheetDocument language={own.language} title={own.title(quiz.title)}>
    <header>
      <h1>{quiz.title}</h1>
      <p>
        {own.note}{' '}
        <time datetime={expiresAt.toISOString()}>{expiresAt.toLocaleString(own.language, { timeZone: zone, ...short })}</time>.
      </p>
    </header>
    <main>
      <SheetPrizes texts={texts} tiers={quiz.tiers} points={null} />
      {(['rebuses', 'forFun'] as const).map((list) => (
        <>
          {list === 'forFun' && quiz.forFun.length > 0 && <h2>{texts.forFun}</h2>}
          {quiz[list]
            .filter(({ isOff }) => !isOff)
            .map((rebus, index) => (
              <SheetRebus
                texts={texts}
                number={index + 1}
                rebus={{ ...rebus, answer: rebus.answer || own.noAnswer }}
                points={quiz.points}
                pictureOf={(level) => pictureOf(rebus, level)}
              />
            ))}
        </>
      ))}
    </main>
  </SheetDocument>
)

const short = { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' } as const

/** What a link that shows nothing says instead. */
export const PreviewGonePage = ({ own, why }: { own: PreviewTexts; why: keyof PreviewTexts['gone'] }) => (
  <SheetDocument language={own.language} title={own.gone[why].title}>
    <main>
      <h1>{own.gone[why].title}</h1>
      <p>{own.gone[why].text}</p>
    </main>
  </SheetDocument>
)
