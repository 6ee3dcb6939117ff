import type { DraftTier } from '../../server/rules/draft/draft.ts'
import type { QuizSheetTexts } from '../texts/quiz-sheet.ts'

type Props = { texts: QuizSheetTexts; tiers: readonly DraftTier[]; points: number | null }

/** The prizes from the best down. `points` is the most that a game brings; null where that is not known. */
export const SheetPrizes = ({ texts, tiers, points }: Props) => (
  <section>
    <h2>{texts.prizes}</h2>
    <ul class="prizes">
      {tiers.map((tier) => (
        <li>
          <strong>{tier.title}</strong>{' '}
          <span>
            {typeof tier.atLeast === 'number' && texts.needs(tier.atLeast)}
            {points !== null && Number(tier.atLeast) > points && <em class="at-fault"> ({texts.unreachable})</em>}
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

function boundsOf({ most, codes }: DraftTier, texts: QuizSheetTexts): string {
  const bounds = [typeof most === 'number' && texts.most(most), codes !== undefined && texts.codes(codes)].filter(
    (bound) => bound !== false,
  )
  return bounds.join(', ') || texts.unbounded
}
