import { scaleLinear } from 'd3-scale'
import { plotWidth } from './plot.tsx'

/** Parts of one bar, from the left: how long each is, and its kind, by which the style sheet colours it. */
type Part = { value: number; kind: string }

/** A bar under its label. `most` is the value of the whole width. */
export type Bar = { label: string; text: string; parts: Part[]; most: number }

const rowHeight = 38
const barTop = 18
const barHeight = 12

export const heightOfBars = (bars: readonly Bar[]) => bars.length * rowHeight

/** Bars that lie under each other, each with its label and its value above it. */
export const Bars = ({ bars }: { bars: readonly Bar[] }) => (
  <>
    {bars.map((bar, index) => (
      <BarRow bar={bar} top={index * rowHeight} />
    ))}
  </>
)

const BarRow = ({ bar: { label, text, parts, most }, top }: { bar: Bar; top: number }) => {
  const width = scaleLinear([0, Math.max(most, 1)], [0, plotWidth - 2])
  const starts = parts.map((_, index) => parts.slice(0, index).reduce((sum, { value }) => sum + value, 0))
  return (
    <>
      <text y={top + 13}>{label}</text>
      <text class="value" x={plotWidth} y={top + 13}>
        {text}
      </text>
      <path class="base" d={`M0 ${top + barTop + barHeight}h${plotWidth}`} />
      {parts.map(({ value, kind }, index) =>
        value === 0 ? null : (
          <rect
            class={kind}
            x={round(width(starts[index] ?? 0)) + 1}
            y={top + barTop}
            width={Math.max(1, round(width(value)))}
            height={barHeight}
          />
        ),
      )}
    </>
  )
}

const round = (value: number) => Math.round(value * 10) / 10
