import type { FiguresBoard } from '../../server/conversation/figures/figures.ts'
import { csvOf, type FiguresProps } from './figures-shown.ts'
import { type Bar, Bars, heightOfBars } from './plot-bars.tsx'
import { Plot } from './plot.tsx'

type Standing = FiguresBoard['standings'][number]
type Place = Standing['place']

/** Where people stop on their way, and in which state. */
export const Standings = (props: FiguresProps) => {
  const { board, texts } = props
  const { standings: texts_, table, empty } = texts.figures
  const { standings } = board
  const bars = barsOf(standings, props)
  return (
    <section class="panel" aria-labelledby="standings-heading">
      <h2 id="standings-heading">{texts_.heading}</h2>
      {standings.length === 0 ? (
        <p class="soft">{empty}</p>
      ) : (
        <Plot
          id="standings"
          title={texts_.heading}
          description={texts_.description(countOf(standings, 'left'))}
          height={heightOfBars(bars)}
          tableName={table}
          csv={csvOf(props, 'standings')}
          table={
            <table aria-labelledby="standings-heading">
              <thead>
                <tr>
                  <th scope="col">{texts_.place}</th>
                  <th scope="col" class="number">
                    {texts_.count}
                  </th>
                </tr>
              </thead>
              <tbody>
                {standings.map(({ place, rebus, attempt, count }) => (
                  <tr>
                    <th scope="row" class="wording">
                      {texts_.places[place]}
                      {rebus !== null && attempt !== null && <span class="soft">. {texts_.picture(rebus + 1, attempt + 1)}</span>}
                    </th>
                    <td>{count.toLocaleString(texts.language)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          }
        >
          <Bars bars={bars} />
        </Plot>
      )}
      <p class="soft">{texts_.when}</p>
    </section>
  )
}

const countOf = (standings: Standing[], place: Place) =>
  standings.filter((standing) => standing.place === place).reduce((sum, { count }) => sum + count, 0)

/** One bar for each place, and under that of the games that were left one for each rebus. */
function barsOf(standings: Standing[], { texts }: FiguresProps): Bar[] {
  const { places, rebus: rebusName } = texts.figures.standings
  const found = [...new Set(standings.map(({ place }) => place))]
  const most = Math.max(...found.map((place) => countOf(standings, place)))
  const bar = (label: string, count: number, kind: string): Bar => ({
    label,
    text: count.toLocaleString(texts.language),
    parts: [{ value: count, kind }],
    most,
  })
  const rebuses = [...new Set(standings.flatMap(({ place, rebus }) => (place === 'left' ? (rebus ?? []) : [])))]
  return found.flatMap((place) => [
    bar(places[place], countOf(standings, place), place === 'took the code' ? 'part-1' : 'part-2'),
    ...(place === 'left' ? rebuses : []).map((rebus) =>
      bar(
        rebusName(rebus + 1),
        countOf(
          standings.filter((standing) => standing.rebus === rebus),
          'left',
        ),
        'part-3',
      ),
    ),
  ])
}
