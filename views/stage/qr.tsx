import { encode } from 'uqr'

type Props = { text: string; description: string }

/** A QR code as one path: a unit square for every dark module. */
export const Qr = ({ text, description }: Props) => {
  const { size, path } = drawingOf(text)
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={description} shape-rendering="crispEdges">
      <path d={path} />
    </svg>
  )
}

/** Every waiting page shows one of the quiz's two numbers, and drawing it took a seventh of a page's return. */
const drawings = new Map<string, ReturnType<typeof draw>>()

function drawingOf(text: string) {
  const drawing = drawings.get(text) ?? draw(text)
  drawings.set(text, drawing)
  return drawing
}

function draw(text: string) {
  const { data, size } = encode(text, { border: 2 })
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { size, path: dark.join('') }
}
