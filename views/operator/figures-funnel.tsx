import type { FiguresBoard } from '../../server/conversation/figures/figures.ts'
import { csvOf, type FiguresProps } from './figures-shown.ts'
import { percent } from './percentage.ts'
import { type Bar, Bars, heightOfBars } from './plot-bars.tsx'
import { Plot } from './plot.tsx'

type Step = keyof FiguresBoard['funnel']

/** Looks, which have a scale of their own. */
const looks = ['launcher seen', 'opened'] as const

/** What follows, in the order of the way. */
const people = ['number given', 'called', 'paired', 'first answer', 'finished', 'code copied', 'link followed', 'bought'] as const

/** The table also tells how those called who called. */
const rows: Step[] = [...looks, 'number given', 'called', 'inbound', 'callback', ...people.slice(2)]

/** How many came to each step. */
export const FunnelPanel = (props: FiguresProps) => {
  const { board, texts } = props
  const { funnel: texts_, steps, table, empty } = texts.figures
  const { funnel } = board
  const bars = [...barsOf(looks, props, 'part-3'), ...barsOf(people, props, 'part-1')]
  return (
    <section class="panel" aria-labelledby="funnel-heading">
      <h2 id="funnel-heading">{texts_.heading}</h2>
      {Object.values(funnel).every((count) => count === 0) && <p class="soft">{empty}</p>}
      <Plot
        id="funnel"
        title={texts_.heading}
        description={texts_.description(funnel['number given'], funnel.finished)}
        height={heightOfBars(bars)}
        tableName={table}
        csv={csvOf(props, 'funnel')}
        table={
          <table aria-labelledby="funnel-heading">
            <thead>
              <tr>
                <th scope="col">{texts_.step}</th>
                <th scope="col" class="number">
                  {texts_.count}
                </th>
                <th scope="col" class="number">
                  {texts_.share}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((step) => (
                <tr id={`step-${step.replaceAll(' ', '-')}`}>
                  <th scope="row" class={step === 'inbound' || step === 'callback' ? 'wording part-of' : 'wording'}>
                    {steps[step]}
                  </th>
                  <td>{funnel[step].toLocaleString(texts.language)}</td>
                  <td>{shareOf(step, props)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        }
      >
        <Bars bars={bars} />
      </Plot>
      <ul class="figures-notes soft">
        {[texts_.looks, texts_.seen, texts_.copied, texts_.bought, texts_.back, texts_.forgotten].map((note) => (
          <li>{note}</li>
        ))}
      </ul>
    </section>
  )
}

function barsOf(steps: readonly Step[], { board: { funnel }, texts }: FiguresProps, kind: string): Bar[] {
  const most = Math.max(...steps.map((step) => funnel[step]))
  return steps.map((step) => ({
    label: texts.figures.steps[step],
    text: funnel[step].toLocaleString(texts.language),
    parts: [{ value: funnel[step], kind }],
    most,
  }))
}

/** Looks are no part of those who gave a number. */
function shareOf(step: Step, { board: { funnel }, texts }: FiguresProps): string {
  const given = funnel['number given']
  if (given === 0 || step === 'launcher seen' || step === 'opened') return texts.none
  return percent(funnel[step] / given, texts.language)
}
