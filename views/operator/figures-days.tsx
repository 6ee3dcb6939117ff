import { csvOf, type FiguresProps, showDay } from './figures-shown.ts'
import { heightOfColumns, PlotColumns } from './plot-columns.tsx'
import { Legend, Plot } from './plot.tsx'

/** On a telephone there is room for those that are drawn. */
const shown = ['number given', 'called', 'finished', 'bought'] as const
const isLeftOut = (step: (typeof shown)[number]) => step === 'called' || step === 'bought'
const drawn = [
  { step: 'number given', kind: 'part-3' },
  { step: 'finished', kind: 'part-1' },
] as const

/** The newest days side by side. */
export const Days = (props: FiguresProps) => {
  const { board, texts } = props
  const { days: texts_, steps, day: dayName, table } = texts.figures
  const oldestFirst = board.days.toReversed()
  const [first, last] = [oldestFirst[0], oldestFirst.at(-1)].map((one) => showDay(one?.day ?? '', texts.language))
  const every = Math.ceil(oldestFirst.length / 5)
  const columns = oldestFirst.map(({ day, funnel }, index) => ({
    label: (oldestFirst.length - 1 - index) % every === 0 ? `${Number(day.slice(8))}.${day.slice(5, 7)}` : null,
    values: drawn.map(({ step, kind }) => ({ value: funnel[step], kind })),
  }))
  return (
    <section class="panel" aria-labelledby="days-heading">
      <h2 id="days-heading">{texts_.heading}</h2>
      {board.hasOlderDays && <p class="soft">{texts_.newest(board.days.length)}</p>}
      <Legend entries={drawn.map(({ step, kind }) => ({ name: steps[step], kind }))} />
      <Plot
        id="days"
        title={texts_.heading}
        description={texts_.description(first ?? '', last ?? '')}
        height={heightOfColumns}
        tableName={table}
        csv={csvOf(props, 'funnel')}
        table={
          <table aria-labelledby="days-heading">
            <thead>
              <tr>
                <th scope="col">{dayName}</th>
                {shown.map((step) => (
                  <th scope="col" class={isLeftOut(step) ? 'number middle' : 'number'}>
                    {steps[step]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {board.days.map(({ day, funnel }) => (
                <tr>
                  <th scope="row">
                    <a href={`/operator/figures?day=${day}`}>{showDay(day, texts.language)}</a>
                  </th>
                  {shown.map((step) => (
                    <td class={isLeftOut(step) ? 'middle' : undefined}>{funnel[step]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        }
      >
        <PlotColumns columns={columns} language={texts.language} />
      </Plot>
      <p class="soft">{texts_.when}</p>
    </section>
  )
}
