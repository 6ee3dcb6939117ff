import { scaleBand, scaleLinear } from 'd3-scale'
import { plotWidth } from './plot.tsx'

/** One place on the axis with a column of each kind. `label` stands below it, where there is one. */
type Columns = { label: string | null; values: { value: number; kind: string }[] }

type Props = { columns: readonly Columns[]; marks?: readonly Mark[]; language: string }

/** A line across the plot at a share of its width, from 0 to 1. */
type Mark = { at: number; label: string }

export const heightOfColumns = 180
const [top, bottom] = [18, 154]
const digitWidth = 8

/** Columns over an axis, with round numbers beside it. */
export const PlotColumns = ({ columns, marks = [], language }: Props) => {
  const most = Math.max(1, ...columns.flatMap(({ values }) => values.map(({ value }) => value)))
  const height = scaleLinear([0, most], [bottom, top]).nice(3)
  const ticks = height.ticks(3).filter(Number.isInteger)
  const names = ticks.map((tick) => tick.toLocaleString(language, { notation: 'compact' }))
  const left = 8 + digitWidth * Math.max(...names.map(({ length }) => length))
  const place = scaleBand(
    columns.map((_, index) => index),
    [left, plotWidth],
  ).paddingInner(0.2)
  return (
    <>
      {ticks.map((tick, index) => (
        <>
          <path class="grid" d={`M${left} ${round(height(tick))}H${plotWidth}`} />
          <text class="value" x={left - 5} y={round(height(tick)) + 4}>
            {names[index]}
          </text>
        </>
      ))}
      {columns.map(({ label, values }, index) => (
        <Column label={label} values={values} x={place(index) ?? 0} width={place.bandwidth()} height={height} />
      ))}
      {marks.map(({ at, label }, index) => {
        const x = round(left + at * (plotWidth - left))
        // the first has its name on its left, so that two that are close do not cover each other's
        return (
          <>
            <path class="median" d={`M${x} ${top - 4}V${bottom}`} />
            <text class={index === 0 ? 'value' : 'label'} x={index === 0 ? x - 5 : x + 5} y={top + 4}>
              {label}
            </text>
          </>
        )
      })}
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
