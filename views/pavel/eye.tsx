/** A bulging eye with a slit pupil and two lids: one for the mood, one that blinks. */
export const Eye = ({ x }: { x: number }) => (
  <g class="pavel-eye">
    <circle class="pavel-socket" cx={x} cy="53" r="21" />
    <g class={x < 80 ? 'pavel-ball pavel-ball-left' : 'pavel-ball pavel-ball-right'}>
      <circle class="pavel-iris" cx={x} cy="53" r="17" />
      <g class="pavel-pupil">
        <ellipse cx={x} cy="53" rx="3.6" ry="12.5" />
        <circle class="pavel-glint" cx={x + 6} cy="46" r="3" />
      </g>
      <circle class="pavel-lid pavel-blink" cx={x} cy="53" r="18.5" />
      <circle class="pavel-lid pavel-droop" cx={x} cy="53" r="18.5" />
    </g>
    <path class="pavel-lash" d={`M${x - 13} 55q13 10 26 0`} />
  </g>
)
