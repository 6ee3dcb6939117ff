import type { Shown, Solved, Stage } from '../../server/conversation/conversation.ts'
import type { Texts } from '../texts/texts.ts'

type Props = { texts: Texts; stage: Stage }

/** The rebus on the table, under the one that has just been taken apart for as long as that one stays. */
export const Table = ({ texts, stage: { rebus, solved } }: Props) => (
  <div class="table">
    {rebus && <Rebus rebus={rebus} texts={texts} />}
    {solved && <TakenApart solved={solved} texts={texts} />}
  </div>
)

const Rebus = ({ rebus, texts: { stage: texts } }: { rebus: Shown; texts: Texts }) => (
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

/** Its animation began when it was first shown, and `seconds` counts from there: a morph must not touch it. */
const TakenApart = ({ solved, texts: { stage: texts } }: { solved: Solved; texts: Texts }) => (
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
