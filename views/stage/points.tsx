import type { Stage } from '../../server/conversation/conversation.ts'
import type { Texts } from '../texts.ts'

type Props = { texts: Texts; stage: Stage }

/** The points so far, read out whenever they change. */
export const Points = ({ texts, stage }: Props) => (
  <p class="points" role="status" aria-label={texts.stage.points}>
    <span class="points-now">{stage.points}</span> <span class="points-most">{texts.stage.pointsOf(stage.most)}</span>
  </p>
)
