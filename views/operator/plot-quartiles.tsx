import { scaleLinear } from 'd3-scale'
import { plotWidth } from './plot.tsx'

/** The middle half of some values, and the value in its middle. */
export type QuartileRow = { label: string; text: string; lower: number; median: number; upper: number }

const rowHeight = 38
const axisHeight = 22

export const heightOfQuartiles = (rows: readonly QuartileRow[]) => rows.length * rowHeight + axisHeight

/** A bar from the lower to the upper quartile for each row, with a mark at the median, over a common axis from 0 on. */
export const QuartileBars = ({ rows, unit }: { rows: readonly QuartileRow[]; unit: string }) => {
  const most = Math.max(1, ...rows.map(({ upper }) => upper))
  const place = scaleLinear([0, most], [0, plotWidth - 8]).nice(5)
  const bottom = rows.length * rowHeight
  return (
    <>
      {place.ticks(5).map((tick) => (
        <>
          <path class="grid" d={`M${round(place(tick)) + 1} 0V${bottom}`} />
          <text class={tick === 0 ? 'label' : 'middle-of'} x={Math.min(round(place(tick)), plotWidth - 10)} y={bottom + 16}>
            {tick === 0 ? `0 ${unit}` : tick}
          </text>
        </>
      ))}
      {rows.map(({ label, text, lower, median, upper }, index) => {
        const top = index * rowHeight
        return (
          <>
            <text y={top + 13}>{label}</text>
            <text class="value" x={plotWidth} y={top + 13}>
              {text}
            </text>
            <rect
              class="part-2"
              x={round(place(lower)) + 1}
              y={top + 18}
              width={Math.max(2, round(place(upper) - place(lower)))}
              height="12"
            />
            <path class="median" d={`M${round(place(median)) + 1} ${top + 16}v16`} />
          </>
        )
      })}
    </>
  )
}

const round = (value: number) => Math.round(value * 10) / 10
