import { encode } from 'uqr'

type Props = { text: string; description: string }

/** A QR code as one path: a unit square for every dark module. */
export const Qr = ({ text, description }: Props) => {
  const { data, size } = encode(text, { border: 2 })
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={description} shape-rendering="crispEdges">
      <path d={dark.join('')} />
    </svg>
  )
}
