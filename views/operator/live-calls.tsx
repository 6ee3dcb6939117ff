import type { LiveCall } from '../../server/conversation/conversation.ts'
import { Duration, type Frame } from './time.tsx'

type Props = Frame & { calls: LiveCall[]; now: Date }

/** Live calls, each with the button that ends it. */
export const Live = ({ calls, ...props }: Props) => (
  <section class="panel" aria-labelledby="live-heading">
    <h2 id="live-heading">
      {props.texts.live.heading} <span class="count">{calls.length}</span>
    </h2>
    {calls.length === 0 ? (
      <p class="soft">{props.texts.live.empty}</p>
    ) : (
      <ul class="live-calls">
        {calls.map((call) => (
          <LiveCallItem call={call} {...props} />
        ))}
      </ul>
    )}
  </section>
)

const LiveCallItem = ({ call, texts, staff, now }: Omit<Props, 'calls'> & { call: LiveCall }) => (
  <li class="live-call" id={`call-${call.id}`} data-line={call.line}>
    <h3>
      <a href={`/operator/calls/${encodeURIComponent(call.id)}`}>{call.number ?? texts.hidden}</a>
    </h3>
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
    </p>
    <p class="live-game">
      {call.answeredAt && <b>{texts.live.parts[call.part]}</b>}
      {call.game && call.part === 'game' && <span>{texts.live.rebus(call.game.rebus, call.game.of, call.game.attempt)}</span>}
      {call.game && <span>{texts.live.points(call.game.points)}</span>}
    </p>
    {call.says && (
      <p class="live-says">
        <span class="visually-hidden">{texts.live.says}: </span>
        {call.says}
      </p>
    )}
    {staff.role === 'operator' && (
      <button
        id={`stop-${call.id}`}
        class="button stop"
        type="button"
        hx-post={`/operator/calls/${encodeURIComponent(call.id)}/stop`}
        hx-target="#board"
        hx-swap="outerMorph"
        disabled={call.part === 'goodbye'}
        aria-label={texts.live.stopLabel(call.number ?? texts.hidden)}
      >
        {texts.live.stop}
      </button>
    )}
  </li>
)

function secondsSince(at: Date, now: Date): number {
  return (now.getTime() - at.getTime()) / 1000
}
