import type { Stage as Shown } from '../../server/conversation/conversation.ts'
import type { Texts } from '../texts/texts.ts'
import { CallMe } from './call-me.tsx'
import { Dial } from './dial.tsx'
import { Prize } from './prize.tsx'
import { Table } from './table.tsx'

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

/** A mistyped number can be put right, and one that somebody else plays with is no dead end. */
export const Another = ({ texts }: { texts: Texts }) => (
  <button class="another" type="button" hx-get="/visits/new" hx-target="#conversation" hx-swap="innerHTML">
    {texts.stage.another}
  </button>
)

/** The points so far, read out whenever they change. */
export const Points = ({ texts, stage }: { texts: Texts; stage: Shown }) => (
  <p class="points" role="status" aria-label={texts.stage.points}>
    <span class="points-now">{stage.points}</span> <span class="points-most">{texts.stage.pointsOf(stage.most)}</span>
  </p>
)

/** Until when a lost game waits. The server does not know the visitor's time zone, so the zone is named. */
export const WaitsUntil = ({ texts, until }: { texts: Texts; until: Date }) => {
  const { before, after } = texts.stage.waitsUntil
  return (
    <p class="stage-note">
      {before}
      <time datetime={until.toISOString()}>{moscow.format(until)}</time>
      {after}
    </p>
  )
}

const moscow = new Intl.DateTimeFormat('ru', { timeZone: 'Europe/Moscow', hour: '2-digit', minute: '2-digit' })
