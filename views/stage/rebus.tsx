import type { Shown, Solved, Stage } from '../../server/conversation/conversation.ts'
import type { Texts } from '../texts/chat.ts'

type Props = { texts: Texts; stage: Stage }

/** The current rebus. For some seconds the previous one lies on top of it, taken apart and with its answer. */
export const Rebus = ({ texts, stage: { rebus, solved } }: Props) => (
  <div class="rebuses">
    {rebus && <CurrentRebus rebus={rebus} texts={texts} />}
    {solved && <SolvedRebus solved={solved} texts={texts} />}
  </div>
)

const CurrentRebus = ({ rebus, texts: { stage: texts } }: { rebus: Shown; texts: Texts }) => (
  <figure class="rebus">
    <img class="picture" src={rebus.picture.address} alt={rebus.picture.description} />
    <figcaption class="rebus-caption">
      <span>{texts.rebus(rebus.number, rebus.of)}</span>{' '}
      <span class="attempts" data-attempt={rebus.attempt}>
        {texts.attempt(rebus.attempt)}
      </span>{' '}
      <span>{texts.worth(rebus.worth)}</span>
    </figcaption>
  </figure>
)

/** Its animation runs for `seconds` from when it was first shown, so a push must not morph it and start that anew. */
const SolvedRebus = ({ solved, texts: { stage: texts } }: { solved: Solved; texts: Texts }) => (
  <figure
    id={`solved-${solved.number}`}
    class="solved"
    data-seconds={solved.seconds}
    data-right={solved.points > 0}
    hx-morph-skip
  >
    <img class="picture" src={solved.picture.address} alt={solved.picture.description} />
    <figcaption class="rebus-caption">
      <strong>{texts.solved(solved.answer)}</strong>{' '}
      <span>{solved.points > 0 ? texts.gained(solved.points) : texts.nothingGained}</span>
    </figcaption>
  </figure>
)
