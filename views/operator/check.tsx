import type { CheckReport, Reading } from '../../server/game/game.ts'
import { type Frame, Timestamp } from './time.tsx'

/**
 * `number` is the number to call, formatted for people. `readings` are what the findings so far mean. `isSilent`: the check is
 * over and the scenario reported nothing.
 */
export type Examined = { report: CheckReport | null; readings: Reading[]; number: string; isSilent: boolean }

/** The newest first-call check, and the button that requests one. */
export const Check = ({ report, readings, number, isSilent, ...frame }: Frame & Examined) => (
  <section class="panel wide-panel" aria-labelledby="check-heading" id="check">
    <h2 id="check-heading">{frame.texts.check.heading}</h2>
    {report ? <State report={report} number={number} {...frame} /> : <p class="soft">{frame.texts.check.why}</p>}
    {readings.length > 0 && <Readings readings={readings} {...frame} />}
    {isSilent && <p>{frame.texts.check.silent}</p>}
    {frame.staff.role === 'operator' && (
      <button
        id="request-check"
        class="button"
        type="button"
        hx-post="/operator/checks"
        hx-target="#board"
        hx-swap="outerMorph"
        disabled={report?.state === 'waits'}
      >
        {report ? frame.texts.check.again : frame.texts.check.request}
      </button>
    )}
  </section>
)

const State = ({ report, number, ...frame }: Frame & { report: CheckReport; number: string }) => (
  <div class="check-state" data-state={report.state}>
    <p>
      <b>{frame.texts.check.states[report.state]}</b>{' '}
      <span class="soft">
        {frame.texts.check.asked} <Timestamp at={report.requestedAt} {...frame} />
      </span>
    </p>
    {report.state === 'waits' && (
      <p>
        {frame.texts.check.call(number)} <Timestamp at={report.closesAt} {...frame} />.
      </p>
    )}
  </div>
)

const Readings = ({ readings, texts }: Frame & { readings: Reading[] }) => (
  <ul class="readings">
    {readings.map(({ point, seen, mark, follows }) => (
      <li data-mark={mark}>
        <h3>{texts.check.points[point]}</h3>
        {seen !== null && (
          <p>
            <code lang="en">{seen}</code>
          </p>
        )}
        <p>
          <b class="mark">{texts.check.marks[mark]}</b> {texts.check.consequences[follows]}
        </p>
      </li>
    ))}
  </ul>
)
