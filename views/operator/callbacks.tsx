import type { Board, Callbacks, Outcome, Waiting } from '../../server/conversation/now/now.ts'
import { type Frame, Timestamp } from './time.tsx'

type Props = Frame & { callbacks: Callbacks; use: Board['use'] }

/** The callback queue, what is used of the day's ceilings, and the outcomes of the latest callbacks. */
export const CallbackQueue = ({ callbacks: { waiting, total, outcomes }, use, ...frame }: Props) => (
  <section class="panel wide-panel" aria-labelledby="callbacks-heading" id="callbacks">
    <h2 id="callbacks-heading">
      {frame.texts.callbacks.heading} <span class="count">{total}</span>
    </h2>
    {waiting.length === 0 ? <p class="soft">{frame.texts.callbacks.empty}</p> : <WaitingTable waiting={waiting} {...frame} />}
    {total > waiting.length && <p class="soft">{frame.texts.callbacks.more(total - waiting.length)}</p>}
    {use && <Use use={use} {...frame} />}
    {outcomes.length > 0 && <Outcomes outcomes={outcomes} {...frame} />}
  </section>
)

const Use = ({ use: { total, addresses }, texts: { use: texts } }: Frame & { use: NonNullable<Board['use']> }) => {
  const counted = ['calls', 'minutes', 'messages'] as const
  const reached = counted.filter((one) => total[one].used >= total[one].most)
  return (
    <div id="daily-use">
      <p class="soft">{texts.today(total)}</p>
      {reached.map((one) => (
        <p>{texts.reached[one]}</p>
      ))}
      {addresses > 0 && <p>{texts.addresses(addresses)}</p>}
    </div>
  )
}

const WaitingTable = ({ waiting, ...frame }: Frame & { waiting: Waiting[] }) => (
  <table aria-labelledby="callbacks-heading">
    <thead>
      <tr>
        <th scope="col" class="number">
          {frame.texts.callbacks.place}
        </th>
        <th scope="col">{frame.texts.callbacks.number}</th>
        <th scope="col">{frame.texts.callbacks.at}</th>
      </tr>
    </thead>
    <tbody>
      {waiting.map(({ id, number, callAt, isCalled }, before) => (
        <tr id={`callback-${id}`}>
          <td class="number">{before + 1}</td>
          <th scope="row">{number ?? frame.texts.hidden}</th>
          <td class="wording">{isCalled ? frame.texts.callbacks.rings : <Timestamp at={callAt} {...frame} />}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

const Outcomes = ({ outcomes, ...frame }: Frame & { outcomes: Outcome[] }) => (
  <table>
    <caption>{frame.texts.callbacks.newest}</caption>
    <thead>
      <tr>
        <th scope="col">{frame.texts.callbacks.ended}</th>
        <th scope="col">{frame.texts.callbacks.number}</th>
        <th scope="col">{frame.texts.callbacks.outcome}</th>
      </tr>
    </thead>
    <tbody>
      {outcomes.map(({ id, number, endedAt, outcome }) => (
        <tr id={`callback-${id}`}>
          <td>
            <Timestamp at={endedAt} {...frame} />
          </td>
          <th scope="row">{number ?? frame.texts.hidden}</th>
          <td class="wording">{frame.texts.callbacks.outcomes[outcome]}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
