import type { LiveCall } from '../../server/conversation/now/now.ts'
import type { OperatorTexts } from '../texts/operator.ts'

type Props = { call: LiveCall; texts: OperatorTexts }

/** What the visitor sees now: the picture, or the prize. */
export const LiveScreen = ({ call: { screen }, texts: { now } }: Props) => {
  if (!screen) return null
  const { rebus, prize } = screen
  if (!rebus && !prize) return null
  return (
    <figure class="live-screen">
      <figcaption class="soft">{now.live.screen}</figcaption>
      {rebus && <img class="live-picture" src={rebus.picture.address} alt={rebus.picture.description} />}
      {prize && <b>{now.live.prize(prize.tier.title)}</b>}
    </figure>
  )
}

/** As much of a line as is read at a glance. */
const glance = 160

/** The last lines of the conversation; the beginnings of the long ones, if `isShort`. Where no page shows one, what Pavel says. */
export const LiveLines = ({ call: { lines, says }, texts, isShort = false }: Props & { isShort?: boolean }) => {
  const cut = (text: string) => (isShort && text.length > glance ? `${text.slice(0, glance).trimEnd()}…` : text)
  const { live } = texts.now
  if (lines.length === 0)
    return says ? (
      <p class="live-says">
        <span class="visually-hidden">{texts.live.says}: </span>
        {cut(says)}
      </p>
    ) : null
  return (
    <ol class="live-lines">
      {lines.map(({ from, text, verdict, points }) => (
        <li data-from={from}>
          <b>{from === 'pavel' ? live.pavel : from === 'visitor' ? live.heard : live.line}:</b> {cut(text)}
          {verdict && ` (${texts.call.verdicts[verdict]}${points > 0 ? `, ${live.points(points)}` : ''})`}
        </li>
      ))}
    </ol>
  )
}
