import type { Child } from 'hono/jsx'
import type { FiguresBoard } from '../../server/conversation/figures/figures.ts'
import { csvOf, type FiguresProps } from './figures-shown.ts'
import { percent } from './percentage.ts'
import { type Bar, Bars, heightOfBars } from './plot-bars.tsx'
import { heightOfQuartiles, QuartileBars } from './plot-quartiles.tsx'
import { Legend, Plot } from './plot.tsx'

type Row = FiguresBoard['rebuses']['rows'][number]

/** Which rebuses were solved, and at which picture. */
export const Rebuses = (props: FiguresProps) => {
  const { board, texts } = props
  const { rebuses: texts_, table } = texts.figures
  const { rows } = board.rebuses
  const bars = rows.map((row) => barOf(row, props))
  return (
    <section class="panel" aria-labelledby="rebuses-heading" id="rebuses-panel">
      <h2 id="rebuses-heading">
        {texts_.heading} <span class="count">{board.rebuses.all}</span>
      </h2>
      {rows.length === 0 ? (
        <p class="soft">{texts_.empty}</p>
      ) : (
        <>
          <Legend entries={[...texts_.solvedAt, texts_.unsolved].map((name, index) => ({ name, kind: `part-${index + 1}` }))} />
          <Plot
            id="rebuses"
            title={texts_.heading}
            description={describe(rows, props)}
            height={heightOfBars(bars)}
            tableName={table}
            csv={csvOf(props, 'pictures')}
            table={<PictureTable rows={rows} {...props} />}
          >
            <Bars bars={bars} />
          </Plot>
          <Pages {...props} />
        </>
      )}
      <p class="soft">{texts_.when}</p>
    </section>
  )
}

function describe(rows: Row[], { texts }: FiguresProps): string {
  const { description, descriptionOfOne } = texts.figures.rebuses
  const [hardest, easiest] = [rows[0]?.rebus ?? '', rows.at(-1)?.rebus ?? '']
  return rows.length > 1 ? description(easiest, hardest) : descriptionOfOne(hardest)
}

function barOf({ rebus, solved, pictures }: Row, { texts }: FiguresProps): Bar {
  const solvedAt = pictures.map(({ right }, index) => ({ value: right, kind: `part-${index + 1}` }))
  return {
    label: rebus,
    text: solvedText(solved, texts),
    parts: [...solvedAt, { value: solved.all - solved.of, kind: 'part-4' }],
    most: solved.all,
  }
}

const solvedText = ({ of, all }: Row['solved'], { figures, language, none }: FiguresProps['texts']) =>
  all === 0 ? none : figures.rebuses.solvedOf(percent(of / all, language), all.toLocaleString(language))

const PictureTable = ({ rows, texts }: FiguresProps & { rows: Row[] }) => {
  const { rebuses: texts_ } = texts.figures
  return (
    <table class="pictures" aria-labelledby="rebuses-heading">
      <thead>
        <tr>
          <th scope="col">{texts_.picture}</th>
          <NumberHead>{texts_.shown}</NumberHead>
          <NumberHead>{texts_.solved}</NumberHead>
          <NumberHead>{texts_.time}</NumberHead>
          <NumberHead rank="middle">{texts_.silences}</NumberHead>
          <NumberHead rank="middle">{texts_.hints}</NumberHead>
          <NumberHead rank="middle">{texts_.skips}</NumberHead>
        </tr>
      </thead>
      {rows.map(({ rebus, pictures }) => (
        <tbody>
          <tr>
            <th scope="rowgroup" colspan={7} class="wording">
              {rebus}
            </th>
          </tr>
          {pictures.map(({ shown, right, times, silences, hint, skipped }, index) => (
            <tr>
              <th scope="row" class="wording">
                {texts_.pictures[index]}
              </th>
              <td>{shown}</td>
              <td>{shown === 0 ? texts.none : percent(right / shown, texts.language)}</td>
              <td>{times === null ? texts.none : seconds(times.median, texts.language)}</td>
              <td class="middle">{silences}</td>
              <td class="middle">{hint}</td>
              <td class="middle">{skipped}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

const NumberHead = ({ rank = '', children }: { rank?: string; children: Child }) => (
  <th scope="col" class={`number ${rank}`.trim()}>
    {children}
  </th>
)

const Pages = ({ board, texts }: FiguresProps) => {
  const { page, pages } = board.rebuses
  const { rebuses: texts_ } = texts.figures
  if (pages === 1) return null
  const address = (to: number) => `/operator/figures?${board.day === null ? '' : `day=${board.day}&`}rebuses=${to}#rebuses-panel`
  return (
    <nav class="log-links" aria-label={texts_.pages}>
      <span class="soft">{texts_.page(page, pages)}</span>
      {page > 1 && <a href={address(page - 1)}>{texts_.previous}</a>}
      {page < pages && <a href={address(page + 1)}>{texts_.next}</a>}
    </nav>
  )
}

/** How long people took for an answer to each of these rebuses. */
export const Times = ({ board, texts }: FiguresProps) => {
  const { times: texts_, rebuses, table } = texts.figures
  const rows = board.rebuses.rows.flatMap(({ rebus, times }) => (times === null ? [] : { rebus, ...times }))
  const shown = (ms: number) => seconds(ms, texts.language)
  const bars = rows.map(({ rebus, lower, median, upper }) => ({
    label: rebus,
    text: texts_.quartiles(shown(lower), shown(median), shown(upper)),
    lower: lower / 1000,
    median: median / 1000,
    upper: upper / 1000,
  }))
  return (
    <section class="panel" aria-labelledby="times-heading">
      <h2 id="times-heading">{texts_.heading}</h2>
      <Plot
        id="times"
        title={texts_.heading}
        description={texts_.description}
        height={heightOfQuartiles(bars)}
        tableName={table}
        table={
          <table aria-labelledby="times-heading">
            <thead>
              <tr>
                <th scope="col">{rebuses.rebus}</th>
                <NumberHead>{texts_.lower}</NumberHead>
                <NumberHead>{texts_.median}</NumberHead>
                <NumberHead>{texts_.upper}</NumberHead>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ rebus, lower, median, upper }) => (
                <tr>
                  <th scope="row" class="wording">
                    {rebus}
                  </th>
                  {[lower, median, upper].map((ms) => (
                    <td>{shown(ms)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        }
      >
        <QuartileBars rows={bars} unit={texts_.unit} />
      </Plot>
      <p class="soft">
        {texts_.description} {texts_.when}
      </p>
    </section>
  )
}

/** Seconds to a tenth, as long as that says anything. */
export function seconds(ms: number, language: string): string {
  return (ms / 1000).toLocaleString(language, { maximumFractionDigits: ms < 10_000 ? 1 : 0 })
}
