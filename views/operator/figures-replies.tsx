import { csvOf, type FiguresProps } from './figures-shown.ts'
import { heightOfColumns, PlotColumns } from './plot-columns.tsx'
import { Plot } from './plot.tsx'

/** How long callers wait for a reply. */
export const Replies = (props: FiguresProps) => {
  const { board, texts } = props
  const { replies: texts_, table } = texts.figures
  const { count, medianMs, slowMs, steps } = board.replies
  if (medianMs === null || slowMs === null)
    return (
      <section class="panel" aria-labelledby="replies-heading">
        <h2 id="replies-heading">{texts_.heading}</h2>
        <p class="soft">{texts_.empty}</p>
      </section>
    )
  const longestMs = steps.length * (steps[1]?.fromMs ?? 1)
  const columns = steps.map(({ fromMs, count }) => ({
    label: fromMs % 1000 === 0 ? `${fromMs / 1000} ${texts.figures.times.unit}` : null,
    values: [{ value: count, kind: 'part-2' }],
  }))
  const mark = (ms: number, label: string) => ({ at: Math.min(1, ms / longestMs), label })
  return (
    <section class="panel" aria-labelledby="replies-heading">
      <h2 id="replies-heading">{texts_.heading}</h2>
      <p>{texts_.summary(count)}</p>
      <dl class="facts">
        <div>
          <dt>{texts_.median}</dt>
          <dd id="replies-median">{texts.milliseconds(medianMs)}</dd>
        </div>
        <div>
          <dt>{texts_.slow}</dt>
          <dd id="replies-slow">{texts.milliseconds(slowMs)}</dd>
        </div>
      </dl>
      <Plot
        id="replies"
        title={texts_.heading}
        description={texts_.description(texts.milliseconds(medianMs), texts.milliseconds(slowMs))}
        height={heightOfColumns}
        tableName={table}
        csv={csvOf(props, 'replies')}
        table={
          <table aria-labelledby="replies-heading">
            <thead>
              <tr>
                <th scope="col" class="number">
                  {texts_.from}
                </th>
                <th scope="col" class="number">
                  {texts_.count}
                </th>
              </tr>
            </thead>
            <tbody>
              {steps
                .filter(({ count }) => count > 0)
                .map(({ fromMs, count }) => (
                  <tr>
                    <th scope="row" class="number">
                      {fromMs}
                      {fromMs === steps.at(-1)?.fromMs && ` ${texts_.longer}`}
                    </th>
                    <td>{count}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        }
      >
        <PlotColumns columns={columns} language={texts.language} marks={[mark(medianMs, '50 %'), mark(slowMs, '95 %')]} />
      </Plot>
    </section>
  )
}
