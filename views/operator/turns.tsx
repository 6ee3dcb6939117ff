import type { RecordedEvent, RecordedTurn } from '../../server/conversation/conversation.ts'
import type { OperatorTexts } from '../texts/operator.ts'
import { percent } from './percentage.ts'
import { type Frame, Timestamp } from './time.tsx'

type Texts = { texts: OperatorTexts }

/** What Pavel said and what came in reply. A turn without a reply that another one follows was answered in the browser. */
export const Turns = ({ turns, texts }: Texts & { turns: RecordedTurn[] }) => (
  <ol class="turns">
    {turns.map(({ turn, say, events }, index) => (
      <li value={turn}>
        <p class="turn-said">
          <b>{texts.call.said}:</b> {say}
        </p>
        {events.length === 0 ? (
          <p class="soft">{index < turns.length - 1 ? texts.call.onPage : texts.call.nothing}</p>
        ) : (
          events.map((happening) => <Reply happening={happening} texts={texts} />)
        )}
      </li>
    ))}
  </ol>
)

const Reply = ({ happening, texts }: Texts & { happening: RecordedEvent }) => {
  const { confidence, interrupted, replyMs, decision } = happening
  return (
    <div class="turn-reply">
      <Heard happening={happening} texts={texts} />
      {decision && (
        <p class="turn-verdict" data-verdict={decision.verdict}>
          <b>{texts.call.verdicts[decision.verdict]}</b>, {texts.why(decision.reason)}
        </p>
      )}
      <ul class="chips">
        {interrupted !== null && <li class="chip">{texts.call.interrupted}</li>}
        {confidence !== null && <li class="chip">{texts.call.sure(percent(confidence, texts.language))}</li>}
        {replyMs !== null && <li class="chip">{texts.call.after(texts.milliseconds(replyMs))}</li>}
        <Tries happening={happening} texts={texts} />
      </ul>
    </div>
  )
}

const Heard = ({ happening: { type, heard }, texts }: Texts & { happening: RecordedEvent }) =>
  type === 'silence' ? (
    <p>
      <b>{texts.call.silence}</b>
    </p>
  ) : (
    <p>
      <b>{type === 'keys.pressed' ? texts.call.pressed : texts.call.heard}:</b> <q>{heard}</q>
    </p>
  )

/** Shown only when something went wrong. */
const Tries = ({ happening: { tries, lost }, texts }: Texts & { happening: RecordedEvent }) => (
  <>
    {(tries ?? 0) > 1 && <li class="chip bad">{texts.call.tries(tries ?? 0)}</li>}
    {(lost ?? 0) > 0 && <li class="chip bad">{texts.call.lostOf(lost ?? 0)}</li>}
  </>
)

/** Events of the call itself, which answer no turn. */
export const CallEvents = ({ happenings, ...frame }: Frame & { happenings: RecordedEvent[] }) => (
  <ol class="others">
    {happenings.map((happening) => (
      <li>
        <Timestamp at={happening.at} isExact {...frame} /> {frame.texts.call.types[happening.type] ?? happening.type}
        <ul class="chips">
          <Tries happening={happening} texts={frame.texts} />
        </ul>
      </li>
    ))}
  </ol>
)
