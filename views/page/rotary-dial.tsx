/** The last letter of the conference's name, drawn as a telephone's dial; decoration. */
export const RotaryDial = () => (
  <svg class="hero-dial" viewBox="0 0 200 200" aria-hidden="true">
    <g class="dial-disc">
      <path class="dial-plate" fill-rule="evenodd" d="M100 0a100 100 0 1 1 0 200 100 100 0 1 1 0-200z" />
      {holes.map(({ digit, x, y }) => (
        <>
          <circle class="dial-hole" cx={x} cy={y} r="16" />
          <text class="dial-digit" x={x} y={y + 3.5}>
            {digit}
          </text>
        </>
      ))}
      <circle class="dial-hole" cx="100" cy="100" r="40" />
    </g>
    <circle class="dial-hub" cx="100" cy="100" r="14" />
    <path class="dial-stop" d="M166 132l22 14" />
  </svg>
)

const holes = Array.from({ length: 10 }, (_, index) => {
  const angle = ((-70 - index * 29) * Math.PI) / 180
  return { digit: (index + 1) % 10, x: Math.round(100 + 74 * Math.cos(angle)), y: Math.round(100 + 74 * Math.sin(angle)) }
})
