import type { LiveCall } from '../../server/conversation/now/now.ts'
import { LiveLines, LiveScreen } from './live-screen.tsx'
import { StopCall } from './stop-call.tsx'
import { Duration, type Frame } from './time.tsx'

type Props = Frame & { calls: LiveCall[]; now: Date }

/** Live calls, each with what is on the visitor's screen beside the words. Those beyond the first ones are only named. */
export const Live = ({ calls, ...props }: Props) => {
  const { live } = props.texts
  const shown = calls.filter(({ isInFull }) => isInFull)
  const others = calls.filter(({ isInFull }) => !isInFull)
  return (
    <section class="panel wide-panel" aria-labelledby="live-heading">
      <h2 id="live-heading">
        {live.heading} <span class="count">{calls.length}</span>
      </h2>
      {calls.length === 0 ? (
        <p class="soft">{live.empty}</p>
      ) : (
        <ul class="live-calls">
          {shown.map((call) => (
            <LiveCallItem call={call} {...props} />
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <p class="live-others">
          {props.texts.now.live.others(others.length)}{' '}
          {others.map(({ id, number }) => (
            <a href={pathOf(id)}>{number ?? props.texts.hidden}</a>
          ))}
        </p>
      )}
    </section>
  )
}

const pathOf = (id: string) => `/operator/calls/${encodeURIComponent(id)}`

const LiveCallItem = ({ call, ...props }: Omit<Props, 'calls'> & { call: LiveCall }) => {
  const { texts, staff } = props
  const number = call.number ?? texts.hidden
  return (
    <li class="live-call" id={`call-${call.id}`} data-line={call.line}>
      <h3>
        <a href={pathOf(call.id)}>{number}</a>
      </h3>
      <LiveFacts call={call} {...props} />
      <LiveScreen call={call} texts={texts} />
      <LiveLines call={call} texts={texts} isShort />
      {staff.role === 'operator' && (
        <div class="live-actions">
          {call.answeredAt && call.part !== 'goodbye' && call.part !== 'check' && (
            <a class="button" href={`${pathOf(call.id)}#take-over`} aria-label={texts.now.live.takeOverLabel(number)}>
              {texts.now.live.takeOver}
            </a>
          )}
          <StopCall call={call} isOnBoard {...props} />
        </div>
      )}
    </li>
  )
}

/** Where the call has come to, and how well the line hears. */
export const LiveFacts = ({ call, texts, now }: Omit<Props, 'calls'> & { call: LiveCall }) => (
  <>
    <p class="live-facts">
      <span class="chip">{texts.live.directions[call.direction]}</span>
      {call.answeredAt ? (
        <span class="chip">
          {texts.live.since} <Duration seconds={secondsSince(call.answeredAt, now)} />
        </span>
      ) : (
        <span class="chip">{texts.live.rings}</span>
      )}
      <span class="chip chip-line">{texts.live.lines[call.line]}</span>
      {call.isWatched && <span class="chip">{texts.now.live.watched}</span>}
    </p>
    <p class="live-game">
      {call.answeredAt && <b>{texts.live.parts[call.part]}</b>}
      {call.game && call.part === 'game' && <span>{texts.live.rebus(call.game.rebus, call.game.of, call.game.attempt)}</span>}
      {call.game && <span>{texts.live.points(call.game.points)}</span>}
    </p>
  </>
)

function secondsSince(at: Date, now: Date): number {
  return (now.getTime() - at.getTime()) / 1000
}
