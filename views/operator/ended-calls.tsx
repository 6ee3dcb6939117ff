import type { EndedCall } from '../../server/conversation/conversation.ts'
import { percent } from './percentage.ts'
import { Duration, type Frame, Timestamp } from './time.tsx'

/** The latest ended calls, with the quality of their connections. */
export const Ended = ({ calls, ...frame }: Frame & { calls: EndedCall[] }) => (
  <section class="panel wide-panel" aria-labelledby="ended-heading">
    <h2 id="ended-heading">{frame.texts.ended.heading}</h2>
    {calls.length === 0 ? (
      <p class="soft">{frame.texts.ended.empty}</p>
    ) : (
      <table aria-labelledby="ended-heading">
        <Head {...frame} />
        <tbody>
          {calls.map((call) => (
            <Row call={call} {...frame} />
          ))}
        </tbody>
      </table>
    )}
  </section>
)

const Head = ({ texts: { ended } }: Frame) => (
  <thead>
    <tr>
      <th scope="col">{ended.when}</th>
      <th scope="col">{ended.number}</th>
      <th scope="col" class="wide">
        {ended.direction}
      </th>
      <th scope="col" class="number middle">
        {ended.seconds}
      </th>
      <th scope="col" class="wide">
        {ended.hungUp}
      </th>
      <th scope="col" class="number">
        {ended.reply}
      </th>
      <th scope="col" class="number wide">
        {ended.replyWorst}
      </th>
      <th scope="col" class="number wide">
        {ended.confidence}
      </th>
      <th scope="col" class="number wide">
        {ended.silences}
      </th>
      <th scope="col" class="number wide">
        {ended.retried}
      </th>
      <th scope="col" class="number">
        {ended.lost}
      </th>
    </tr>
  </thead>
)

const Row = ({ call, ...frame }: Frame & { call: EndedCall }) => {
  const { texts } = frame
  const { reply, confidence, silences, retried, lost } = call.quality
  return (
    <tr id={`call-${call.id}`}>
      <td>
        <Timestamp at={call.startedAt} {...frame} />
      </td>
      <th scope="row">
        <a href={`/operator/calls/${encodeURIComponent(call.id)}`}>{call.number ?? texts.hidden}</a>
      </th>
      <td class="wide">{texts.live.directions[call.direction]}</td>
      <td class="number middle">{call.seconds === null ? texts.none : <Duration seconds={call.seconds} />}</td>
      <td class="wide wording">{call.hungUpBy ? texts.ended.hungUpBy[call.hungUpBy] : call.reason || texts.none}</td>
      <td class="number">{reply ? Math.round(reply.medianMs) : texts.none}</td>
      <td class="number wide">{reply ? Math.round(reply.worstMs) : texts.none}</td>
      <td class="number wide">{confidence === null ? texts.none : percent(confidence, texts.language)}</td>
      <td class="number wide">{silences}</td>
      <td class="number wide">{retried}</td>
      <td class={lost > 0 ? 'number bad' : 'number'}>{lost}</td>
    </tr>
  )
}
