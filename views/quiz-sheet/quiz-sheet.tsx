import type { LocatedFault } from '../../server/campaigns/campaigns.ts'
import type { Level, Quiz, Rebus } from '../../server/rules/quiz/quiz.ts'
import { describeFault } from '../texts/quiz-faults.ts'
import type { QuizSheetTexts } from '../texts/quiz-sheet.ts'
import { SheetDocument } from './document.tsx'
import { SheetPrizes } from './prizes.tsx'
import { SheetRebus } from './rebus.tsx'

/**
 * What the sheet shows. `quiz` is null while the file cannot be read, or, where it could be before, it is that of then and
 * `isOutdated`; `pictureOf` returns the address of a drawing, null for one that
 * cannot be drawn; `asks` and `points` are the most of one game.
 */
export type Sheet = {
  file: string
  faults: LocatedFault[]
  doubts: string[]
  quiz: Quiz | null
  isOutdated: boolean
  asks: number
  points: number
  pictureOf(rebusIndex: number, level: Level): string | null
}

/** `back`: where one comes from, on a page of the desk */
type Props = { texts: QuizSheetTexts; sheet: Sheet; back?: { href: string; text: string } }

/** One quiz with everything in it, as its author wants to see it at a glance. */
export const QuizSheet = ({ texts, sheet, back }: Props) => (
  <SheetDocument language={texts.language} title={texts.title(sheet.file)}>
    <header>
      <h1>{sheet.quiz?.title ?? sheet.file}</h1>
      <p class="quiz-file">{sheet.file}</p>
      {back && (
        <p>
          <a href={back.href}>{back.text}</a>
        </p>
      )}
    </header>
    <main>
      <Faults texts={texts} sheet={sheet} />
      {sheet.quiz ? <Content texts={texts} sheet={sheet} quiz={sheet.quiz} /> : <p>{texts.unreadable}</p>}
    </main>
  </SheetDocument>
)

const Faults = ({ texts, sheet: { file, faults, doubts } }: Props) => (
  <section role="status">
    {faults.length === 0 ? <p class="fine">{texts.fine}</p> : <p class="at-fault">{texts.faults(faults.length)}</p>}
    <ul class="faults">
      {faults.map((fault) => (
        <li>{describeFault(texts.language, file, fault)}</li>
      ))}
    </ul>
    {doubts.length > 0 && (
      <>
        <h2>{texts.doubts}</h2>
        <ul class="doubts">
          {doubts.map((doubt) => (
            <li>{doubt}</li>
          ))}
        </ul>
      </>
    )}
  </section>
)

const Content = ({ texts, sheet, quiz }: Props & { quiz: Quiz }) => (
  <>
    {sheet.isOutdated && <p>{texts.outdated}</p>}
    <p>{texts.summary(sheet.asks, quiz.rebuses.length, sheet.points)}</p>
    <SheetPrizes texts={texts} tiers={quiz.tiers} points={sheet.points} />
    <Rebuses texts={texts} sheet={sheet} quiz={quiz} rebuses={quiz.rebuses} before={0} />
    {quiz.forFun.length > 0 && <h2>{texts.forFun}</h2>}
    <Rebuses texts={texts} sheet={sheet} quiz={quiz} rebuses={quiz.forFun} before={quiz.rebuses.length} />
  </>
)

type RebusesProps = Props & { quiz: Quiz; rebuses: Rebus[]; before: number }

const Rebuses = ({ texts, sheet: { pictureOf }, quiz: { points }, rebuses, before }: RebusesProps) =>
  rebuses.map((rebus, index) => (
    <SheetRebus
      texts={texts}
      number={before + index + 1}
      rebus={rebus}
      points={points}
      pictureOf={(level) => pictureOf(before + index, level)}
    />
  ))
