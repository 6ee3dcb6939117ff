import type { Stage as StageData } from '../../server/conversation/conversation.ts'
import type { Texts } from '../texts/chat.ts'
import { CallMe } from './call-me.tsx'
import { Dial, Digits } from './dial.tsx'
import { Prize } from './prize.tsx'
import { Rebus } from './rebus.tsx'
import { Share } from './share.tsx'

type Props = { texts: Texts; stage: StageData }

/** The state of the call and the game: the picture, the points, the number to call. Rendered whole on every change. */
export const Stage = ({ texts, stage }: Props) => (
  <div id="stage" class="stage" data-state={stage.state} data-mood={stage.mood} data-etag={stage.etag}>
    <div class="stage-line">
      <p class="stage-state" role="status">
        {stage.closed ? texts.closed(stage.closed) : texts.stage.states[stage.state]}
      </p>
      {hasPoints(stage) && <Points stage={stage} texts={texts} />}
    </div>
    {stage.remember && <Remember digits={stage.remember} stage={stage} texts={texts} />}
    {isBeingCalled(stage) && stage.callback && <CallMe callback={stage.callback} path={stage.path} texts={texts} />}
    {stage.waitsUntil && <WaitsUntil until={stage.waitsUntil} texts={texts} />}
    {(stage.rebus || stage.solved) && <Rebus stage={stage} texts={texts} />}
    {stage.isForFun && <p class="stage-note">{texts.stage.forFun[stage.state === 'finished' ? 'over' : 'plays']}</p>}
    {stage.dial && <Dial dial={stage.dial} stage={stage} texts={texts} />}
    {!isBeingCalled(stage) && stage.callback && <CallMe callback={stage.callback} path={stage.path} texts={texts} />}
    {canChangeNumber(stage) && <AnotherNumber texts={texts} path={stage.path} />}
    {stage.prize && <Prize prize={stage.prize} stage={stage} texts={texts} />}
    {stage.state === 'finished' && <Share stage={stage} texts={texts} />}
  </div>
)

/** Shown from the request on, first and largest, so that the digits can be learned by heart before it rings. */
const Remember = ({ texts: { stage: texts }, digits, stage }: Props & { digits: string }) => (
  <div class="remember">
    <Digits digits={digits} note={stage.state === 'digits' ? texts.digitsNow : texts.digitsRemember} texts={texts} />
  </div>
)

/** While a callback is due, that comes first and the number to dial second. */
function isBeingCalled({ remember }: StageData) {
  return remember !== null
}

function canChangeNumber({ state }: StageData) {
  return state === 'waiting' || state === 'elsewhere' || state === 'played'
}

function hasPoints({ state }: StageData) {
  return state === 'playing' || state === 'lost' || state === 'finished'
}

/** Lets the visitor correct a mistyped number, or leave one that someone else is playing with. */
const AnotherNumber = ({ texts, path }: { texts: Texts; path: `/${string}` }) => (
  <button class="another" type="button" hx-get={`${path}/visits/new`} hx-target="#conversation" hx-swap="innerMorph">
    {texts.stage.another}
  </button>
)

/** The points so far. A screen reader reads them out whenever they change. */
const Points = ({ texts, stage }: { texts: Texts; stage: StageData }) => (
  <p class="points" role="status" aria-label={texts.stage.points}>
    <span class="points-now">{stage.points}</span> <span class="points-most">{texts.stage.pointsOf(stage.most)}</span>
  </p>
)

/** When a lost game stops waiting. The server does not know the visitor's time zone, so the text names the zone. */
const WaitsUntil = ({ texts, until }: { texts: Texts; until: Date }) => {
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
