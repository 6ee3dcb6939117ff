import type { Tier } from '../../server/rules/quiz/quiz.ts'
import type { QuizSheetTexts } from '../texts/quiz-sheet.ts'

type Props = { texts: QuizSheetTexts; tiers: Tier[]; points: number }

/** The prizes from the best down. `points` is the most that a game brings. */
export const SheetPrizes = ({ texts, tiers, points }: Props) => (
  <section>
    <h2>{texts.prizes}</h2>
    <ul class="prizes">
      {tiers.map((tier) => (
        <li>
          <strong>{tier.title}</strong>{' '}
          <span>
            {texts.needs(tier.atLeast)}
            {tier.atLeast > points && <em class="at-fault"> ({texts.unreachable})</em>}
          </span>{' '}
          <span>{boundsOf(tier, texts)}</span>{' '}
          <span>
            {texts.spoken}: «{tier.spoken}»
          </span>
        </li>
      ))}
    </ul>
  </section>
)

function boundsOf({ most, codes }: Tier, texts: QuizSheetTexts): string {
  const bounds = [most !== undefined && texts.most(most), codes !== undefined && texts.codes(codes)].filter(
    (bound) => bound !== false,
  )
  return bounds.join(', ') || texts.unbounded
}
