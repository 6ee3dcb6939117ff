import type { EndedCall } from '../../server/conversation/now/now.ts'
import { describeEnding } from '../texts/operator.now.ts'
import { Duration, type Frame, Timestamp } from './time.tsx'

/** The calls that have ended today, in people's words. Delays and retries are on the page of each. */
export const Ended = ({ calls, ...frame }: Frame & { calls: EndedCall[] }) => {
  const { ended } = frame.texts.now
  return (
    <section class="panel wide-panel" aria-labelledby="ended-heading">
      <h2 id="ended-heading">{ended.heading}</h2>
      {calls.length === 0 ? (
        <p class="soft">{ended.empty}</p>
      ) : (
        <>
          <table class="games" aria-labelledby="ended-heading">
            <Head {...frame} />
            <tbody>
              {calls.map((call) => (
                <Row call={call} {...frame} />
              ))}
            </tbody>
          </table>
          <p class="soft">{ended.details}</p>
        </>
      )}
    </section>
  )
}

const Head = ({ texts }: Frame) => (
  <thead>
    <tr>
      <th scope="col">{texts.ended.when}</th>
      <th scope="col">{texts.ended.number}</th>
      <th scope="col" class="wide">
        {texts.ended.direction}
      </th>
      <th scope="col" class="number">
        {texts.ended.seconds}
      </th>
      <th scope="col">{texts.now.ended.how}</th>
      <th scope="col">{texts.now.ended.game}</th>
    </tr>
  </thead>
)

const Row = ({ call: { id, startedAt, number, direction, seconds, ending, game }, ...frame }: Frame & { call: EndedCall }) => {
  const { texts } = frame
  return (
    <tr id={`call-${id}`}>
      <td>
        <Timestamp at={startedAt} {...frame} />
      </td>
      <th scope="row">
        <a href={`/operator/calls/${encodeURIComponent(id)}`}>{number ?? texts.hidden}</a>
      </th>
      <td class="wide">{texts.live.directions[direction]}</td>
      <td class="number">{seconds ? <Duration seconds={seconds} /> : texts.none}</td>
      <td class="wording">{ending ? describeEnding(ending, texts.now.ended, texts.callbacks.outcomes) : texts.none}</td>
      <td class="wording">{describeGame(game, frame)}</td>
    </tr>
  )
}

function describeGame(game: EndedCall['game'], { texts }: Frame): string {
  const { ended } = texts.now
  if (!game) return ended.noGame
  const points = texts.live.points(game.points)
  const how = game.isFinished ? ended.finished(points) : ended.left(game.rebus, game.of, points)
  return game.isForFun ? `${how} (${ended.forFun})` : how
}
