import type { Report } from '../../server/conversation/closing/closing.ts'
import { percent } from './percentage.ts'
import type { Frame } from './time.tsx'

type Props = Frame & { report: Report }
type Step = keyof Report['funnel']

const steps: Step[] = [
  'launcher seen',
  'opened',
  'number given',
  'called',
  'paired',
  'first answer',
  'finished',
  'code copied',
  'link followed',
  'bought',
]

/** How many came to each step of the way to a ticket, on paper. */
export const FunnelOnPaper = ({ report: { funnel, missing }, texts }: Props) => {
  const { funnel: words } = texts.closing.report
  return (
    <section aria-labelledby="funnel-heading" id="funnel">
      <h2 id="funnel-heading">{words.heading}</h2>
      {missing !== 0 && <p>{words.counting}</p>}
      <table aria-labelledby="funnel-heading">
        <thead>
          <tr>
            <th scope="col">{words.step}</th>
            <th scope="col">{words.count}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr id={`step-${step.replaceAll(' ', '-')}`}>
              <th scope="row">{texts.figures.steps[step]}</th>
              <td>{funnel[step].toLocaleString(texts.language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="report-note">{texts.figures.funnel.looks}</p>
    </section>
  )
}

/** The rebuses that were hard and those that were easy, on paper. */
export const RebusesOnPaper = ({ report: { hardest, easiest }, texts }: Props) => {
  const { rebuses: words } = texts.closing.report
  if (hardest.length === 0) return null
  return (
    <section aria-labelledby="rebuses-heading" id="rebuses">
      <h2 id="rebuses-heading">{words.heading}</h2>
      <div class="report-rebuses">
        <Rebuses heading={words.hardest} rows={hardest} texts={texts} />
        <Rebuses heading={words.easiest} rows={easiest} texts={texts} />
      </div>
    </section>
  )
}

const Rebuses = ({ heading, rows, texts }: Pick<Frame, 'texts'> & { heading: string; rows: Report['hardest'] }) =>
  rows.length === 0 ? null : (
    <div>
      <h3>{heading}</h3>
      <ol>
        {rows.map(({ rebus, solved: { of, all } }) => (
          <li>
            {rebus}: {texts.closing.report.rebuses.solved(percent(of / all, texts.language), all)}
          </li>
        ))}
      </ol>
    </div>
  )
