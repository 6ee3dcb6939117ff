import type { Stage as Shown } from '../server/conversation/conversation.ts'
import { Another } from './stage/another.tsx'
import { CallMe } from './stage/call-me.tsx'
import { Dial } from './stage/dial.tsx'
import { Points } from './stage/points.tsx'
import { Prize } from './stage/prize.tsx'
import { Table } from './stage/table.tsx'
import { WaitsUntil } from './stage/waits-until.tsx'
import type { Texts } from './texts.ts'

type Props = { texts: Texts; stage: Shown }

/** Where the call and the game stand: the picture, the points, the number to call. Rendered whole on every change. */
export const Stage = ({ texts, stage }: Props) => (
  <div id="stage" class="stage" data-state={stage.state} data-mood={stage.mood}>
    <div class="stage-line">
      <p class="stage-state" role="status">
        {texts.stage.states[stage.state]}
      </p>
      {hasPoints(stage) && <Points stage={stage} texts={texts} />}
    </div>
    {stage.waitsUntil && <WaitsUntil until={stage.waitsUntil} texts={texts} />}
    {(stage.rebus || stage.solved) && <Table stage={stage} texts={texts} />}
    {isBeingCalled(stage) && stage.callback && <CallMe callback={stage.callback} texts={texts} />}
    {stage.dial && <Dial dial={stage.dial} state={stage.state} texts={texts} />}
    {!isBeingCalled(stage) && stage.callback && <CallMe callback={stage.callback} texts={texts} />}
    {canGiveAnother(stage) && <Another texts={texts} />}
    {stage.prize && <Prize prize={stage.prize} stage={stage} texts={texts} />}
  </div>
)

/** Then the call is what matters, and the number second best. */
function isBeingCalled({ state }: Shown) {
  return state === 'queued' || state === 'calling'
}

function canGiveAnother({ state }: Shown) {
  return state === 'waiting' || state === 'elsewhere' || state === 'played'
}

function hasPoints({ state }: Shown) {
  return state === 'playing' || state === 'lost' || state === 'finished'
}
