import { Eye } from './pavel/eye.tsx'
import { Headset } from './pavel/headset.tsx'
import { Mouths } from './pavel/mouths.tsx'
import { Suit } from './pavel/suit.tsx'

type Props = { description?: string }

/**
 * Pavel himself, head and shoulders, with every mouth he can pull; static/pavel.css poses the parts for each mood.
 * Without a description he is decoration. He is on the page twice, so nothing in him has an id.
 */
export const Pavel = ({ description }: Props) => (
  <svg class="pavel" viewBox="0 0 160 160" {...named(description)}>
    <path class="pavel-tail" d="M120 158c22 0 32-12 31-28-1-13-14-17-19-8-4 8 5 14 10 8" />
    <Suit />
    <g class="pavel-head">
      <path class="pavel-crest" d="M48 42 36 16q12 2 16 10L60 4q9 6 11 16L82 0q8 9 8 19l13-14q5 9 2 18l14-6q-1 14-9 25z" />
      <path class="pavel-skull" d={skull} />
      <path class="pavel-snout" d="M34 88c4-14 24-20 46-20s42 6 46 20c2 14-20 26-46 26S32 102 34 88z" />
      <path class="pavel-scales" d={scales} />
      <path class="pavel-nostrils" d="M71 79q-4-1-5 3M89 79q4-1 5 3" />
      <Mouths />
      <Eye x={51} />
      <Eye x={109} />
      <path class="pavel-brow pavel-brow-left" d="M33 36q14-13 34-3" />
      <path class="pavel-brow pavel-brow-right" d="M93 33q20-10 34 3" />
      <Headset />
    </g>
    <g class="pavel-hand">
      <path class="pavel-claw" d={claw} />
      <path class="pavel-sleeve" d="M21 178h35l3 80H17z" />
    </g>
    <g class="pavel-sleep">
      <path d="M118 24h12l-12 14h12" />
      <path d="M136 6h9l-9 11h9" />
    </g>
  </svg>
)

const skull = `M80 28c14 0 24 2 34 7 15 5 21 20 20 36 0 8 4 13 3 21-3 17-30 28-57 28S26 109 23 92c-1-8 3-13 3-21
  -1-16 5-31 20-36 10-5 20-7 34-7z`

const scales = `M74 36l6-5 6 5-6 6zM64 44l4-4 5 4-5 5zM87 44l5-4 4 4-4 5zM75 49l5-5 5 5-5 6z
  M30 80l4-4 4 5-5 4zM126 80l-4-4-4 5 5 4zM38 88l3-3 4 4-4 3zM122 88l-3-3-4 4 4 3z`

const claw = `M26 184c-4-20-8-30-4-33 4-2 6 2 8 6l-3-18c-1-6 6-7 8-2
  l4 16 2-18c1-5 8-5 8 1l-1 19 6-12c3-5 9-2 7 3l-8 38z`

function named(description: string | undefined) {
  return description === undefined ? { 'aria-hidden': 'true' as const } : { role: 'img' as const, 'aria-label': description }
}
