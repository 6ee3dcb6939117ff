/** One of these is seen at a time. */
export const Mouths = () => (
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
