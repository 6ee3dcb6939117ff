type Props = { description?: string }

/**
 * Pavel, head and shoulders, with all his mouths; static/pavel/pavel.css poses the parts for each mood. Without a description he is
 * decorative. He is on the page twice, so no part has an id.
 */
export const Pavel = ({ description }: Props) => (
  <svg class="pavel" viewBox="0 0 160 160" {...named(description)}>
    <path class="pavel-tail" d="M120 158c22 0 32-12 31-28-1-13-14-17-19-8-4 8 5 14 10 8" />
    <Suit />
    <g class="pavel-head">
      <g class="pavel-breath">
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

/** A bulging eye with a slit pupil and two lids: one for the mood, one that blinks. */
const Eye = ({ x }: { x: number }) => (
  <g class="pavel-eye">
    <circle class="pavel-socket" cx={x} cy="53" r="21" />
    <g class={x < 80 ? 'pavel-ball pavel-ball-left' : 'pavel-ball pavel-ball-right'}>
      <circle class="pavel-iris" cx={x} cy="53" r="17" />
      <g class="pavel-gaze">
        <g class="pavel-pupil">
          <ellipse cx={x} cy="53" rx="3.6" ry="12.5" />
          <circle class="pavel-glint" cx={x + 6} cy="46" r="3" />
        </g>
      </g>
      <circle class="pavel-lid pavel-blink" cx={x} cy="16" r="18.5" />
      <circle class="pavel-lid pavel-droop" cx={x} cy="53" r="18.5" />
    </g>
    <path class="pavel-lash" d={`M${x - 13} 55q13 10 26 0`} />
  </g>
)

/** His headset. The rings pulse while he listens. */
const Headset = () => (
  <g class="pavel-headset">
    <path class="pavel-band" d="M21 66C20 36 44 18 80 18s60 18 59 48" />
    <circle class="pavel-ring" cx="20" cy="74" r="14" />
    <circle class="pavel-ring" cx="140" cy="74" r="14" />
    <rect class="pavel-cup" x="12" y="58" width="17" height="30" rx="8" />
    <rect class="pavel-cup" x="131" y="58" width="17" height="30" rx="8" />
    <path class="pavel-boom" d="M20 88q2 24 32 26" />
    <ellipse class="pavel-mic" cx="55" cy="114" rx="7" ry="4.5" />
  </g>
)

/** The style sheet shows one mouth at a time. */
const Mouths = () => (
  <g class="pavel-mouths">
    <path class="pavel-mouth pavel-smirk" d="M44 95q14 8 34 7 26-2 38-13q3-1 3-4" />
    <path class="pavel-mouth pavel-flat" d="M52 99q24-4 50 2" />
    <path class="pavel-mouth pavel-frown" d="M50 105q28-15 60-1" />
    <g class="pavel-grin">
      <path class="pavel-gap" d="M42 91q38 8 76 0-4 23-38 23T42 91z" />
      <path class="pavel-teeth" d="M48 92l6 8 6-7 6 8 6-8 8 8 8-8 6 8 6-8 6 7 6-8q-32 5-64 0z" />
    </g>
    <g class="pavel-talk">
      <path class="pavel-gap" d="M54 94q26 4 52 0-2 20-26 20T54 94z" />
      <path class="pavel-tongue" d="M68 109q12-9 24 0-4 5-12 5t-12-5z" />
    </g>
    <path class="pavel-flick" d="M80 103v13m0 0-5 8m5-8 5 8" />
  </g>
)

/** Neck, shirt, jacket, tie and the conference's badge. */
const Suit = () => (
  <g class="pavel-suit">
    <path class="pavel-neck" d="M60 104h40v24q-20 16-40 0z" />
    <path class="pavel-shirt" d="M56 124l24 10 24-10 8 36H48z" />
    <path class="pavel-tie" d="M74 133h12l-2 8 6 19H70l6-19z" />
    <path class="pavel-jacket" d="M10 162c0-22 18-30 46-38l21 38zM150 162c0-22-18-30-46-38l-21 38z" />
    <path class="pavel-lapels" d="M56 124l-13 14 12 3-4 5 25 16zM104 124l13 14-12 3 4 5-25 16z" />
    <path class="pavel-collar" d="M58 119l-4 8 16 12 10-6zM102 119l4 8-16 12-10-6z" />
    <path class="pavel-badge" d="M114 148h18v10h-18z" />
  </g>
)
