/** His working tool; the rings pulse while he listens. */
export const Headset = () => (
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
