import { scaleBand, scaleLinear } from 'd3-scale'
import { plotWidth } from './plot.tsx'

/** One place on the axis with a column of each kind. `label` stands below it, where there is one. */
export type Columns = { label: string | null; values: { value: number; kind: string }[] }

type Props = { columns: readonly Columns[]; marks?: readonly Mark[] }

/** A line across the plot at a share of its width, from 0 to 1. */
export type Mark = { at: number; label: string; kind: string }

export const heightOfColumns = 180
const [top, bottom, left] = [18, 154, 34]

/** Columns over an axis, with round numbers beside it. */
export const PlotColumns = ({ columns, marks = [] }: Props) => {
  const most = Math.max(1, ...columns.flatMap(({ values }) => values.map(({ value }) => value)))
  const height = scaleLinear([0, most], [bottom, top]).nice(3)
  const place = scaleBand(
    columns.map((_, index) => index),
    [left, plotWidth],
  ).paddingInner(0.2)
  const ticks = height.ticks(3).filter(Number.isInteger)
  return (
    <>
      {ticks.map((tick) => (
        <>
          <path class="grid" d={`M${left} ${round(height(tick))}H${plotWidth}`} />
          <text class="value" x={left - 5} y={round(height(tick)) + 4}>
            {tick}
          </text>
        </>
      ))}
      {columns.map(({ label, values }, index) => (
        <Column label={label} values={values} x={place(index) ?? 0} width={place.bandwidth()} height={height} />
      ))}
      {marks.map(({ at, label, kind }) => (
        <>
          <path class={kind} d={`M${round(left + at * (plotWidth - left))} ${top - 4}V${bottom}`} />
          <text class="label" x={round(left + at * (plotWidth - left)) + 3} y={top + 4}>
            {label}
          </text>
        </>
      ))}
    </>
  )
}

type ColumnProps = Columns & { x: number; width: number; height: (value: number) => number }

const Column = ({ label, values, x, width, height }: ColumnProps) => {
  const each = width / values.length
  return (
    <>
      {values.map(({ value, kind }, index) =>
        value === 0 ? null : (
          <rect
            class={kind}
            x={round(x + index * each)}
            y={round(height(value))}
            width={round(each)}
            height={round(bottom - height(value))}
          />
        ),
      )}
      {label !== null && (
        <text class="middle-of" x={round(x + width / 2)} y={bottom + 16}>
          {label}
        </text>
      )}
    </>
  )
}

const round = (value: number) => Math.round(value * 10) / 10
