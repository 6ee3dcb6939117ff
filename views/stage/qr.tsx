import { encode } from 'uqr'

type Props = { text: string; description: string }

/** A QR code as one SVG path: a unit square for every dark module. */
export const Qr = ({ text, description }: Props) => {
  const { size, path } = cachedDrawing(text)
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={description} shape-rendering="crispEdges">
      <path d={path} />
    </svg>
  )
}

/** Every waiting page shows one of the quiz's two numbers, and drawing it took a seventh of the time of a page's reconnect. */
const drawings = new Map<string, ReturnType<typeof draw>>()

function cachedDrawing(text: string) {
  const drawing = drawings.get(text) ?? draw(text)
  drawings.set(text, drawing)
  return drawing
}

function draw(text: string) {
  const { data, size } = encode(text, { border: 2 })
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { size, path: dark.join('') }
}
