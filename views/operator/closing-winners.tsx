import type { Report } from '../../server/conversation/closing/closing.ts'
import { type Frame, Timestamp } from './time.tsx'

type Props = Frame & { report: Report }

/** The winners on paper, tier by tier: their numbers masked, and of each code the end. */
export const Winners = ({ report: { tiers }, ...frame }: Props) => {
  const { winners: texts } = frame.texts.closing.report
  const listed = tiers.reduce((sum, { winners }) => sum + winners.length, 0)
  const given = tiers.reduce((sum, tier) => sum + tier.given, 0)
  return (
    <section aria-labelledby="winners-heading" id="winners">
      <h2 id="winners-heading">{texts.heading}</h2>
      {listed === 0 && <p>{texts.nobody}</p>}
      {tiers
        .filter(({ winners }) => winners.length > 0)
        .map((tier) => (
          <TierWinners tier={tier} {...frame} />
        ))}
      {given > listed && <p>{texts.more(given - listed)}</p>}
    </section>
  )
}

const TierWinners = ({ tier: { id, title, winners }, ...frame }: Frame & { tier: Report['tiers'][number] }) => {
  const { winners: texts } = frame.texts.closing.report
  return (
    <table id={`winners-${id}`}>
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.number}</th>
          <th scope="col">{texts.code}</th>
          <th scope="col">{texts.points}</th>
          <th scope="col" class="wide">
            {texts.when}
          </th>
        </tr>
      </thead>
      <tbody>
        {winners.map(({ at, number, points, code }) => (
          <tr>
            <th scope="row">{number ?? texts.erased}</th>
            <td>{code === null ? frame.texts.none : endOf(code)}</td>
            <td>{points}</td>
            <td class="wide">
              <Timestamp at={at} {...frame} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Paper gets around, and a code can be spent by whoever has read it. */
const endOf = (code: string) => `…${code.slice(-4)}`
