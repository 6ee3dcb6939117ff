import type { DraftContent } from '../../server/rules/draft/draft.ts'
import type { Level } from '../../server/rules/quiz/quiz.ts'
import type { QuizSheetTexts } from '../texts/quiz-sheet.ts'

type Props = {
  texts: QuizSheetTexts
  number: number
  /** as it is written: it may lack something */
  rebus: DraftContent
  points: readonly unknown[]
  pictureOf(level: Level): string | null
}

/** One rebus with its four pictures, each on light and on dark. */
export const SheetRebus = ({ texts, number, rebus, points, pictureOf }: Props) => (
  <section class="sheet-rebus">
    <h3>
      {number}. {rebus.answer} {typeof rebus.difficulty === 'number' && <small>{texts.difficulty(rebus.difficulty)}</small>}
    </h3>
    <dl>
      <dt>{texts.accepted}</dt>
      <dd>{rebus.accept.join(', ') || texts.acceptedNothing}</dd>
      <dt>{texts.why}</dt>
      <dd>{rebus.why}</dd>
    </dl>
    <div class="sheet-pictures">
      {levels.map((level, attempt) => (
        <figure>
          <figcaption>
            <strong>{texts.levels[level]}</strong>{' '}
            {attempt < points.length && <span>{texts.worth(Number(points[attempt]))}</span>}
          </figcaption>
          <InBothThemes texts={texts} address={pictureOf(level)} />
          <p>{rebus.pictures[level].description}</p>
        </figure>
      ))}
    </div>
  </section>
)

/** In the order of the attempts. */
const levels: Level[] = ['hard', 'easier', 'easiest', 'solved']

const InBothThemes = ({ texts, address }: { texts: QuizSheetTexts; address: string | null }) =>
  address === null ? (
    <p class="at-fault">{texts.notDrawn}</p>
  ) : (
    <div class="both-themes">
      <img class="on-light" src={address} alt={texts.light} loading="lazy" />
      <img class="on-dark" src={address} alt={texts.dark} loading="lazy" />
    </div>
  )
