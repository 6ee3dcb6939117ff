/** A lifted handset. The style sheet turns it to lie down for «Положить трубку». */
export const Handset = () => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d={handset} />
  </svg>
)

/** A cut wire, for «Оборвать связь». */
export const CutWire = () => (
  <svg class="icon outlined" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M2 12h6l2-3M22 12h-6l-2 3M12 3v3M6 5l2 2M12 21v-3M18 19l-2-2" />
  </svg>
)

/** A loudspeaker with waves and a cross; the style sheet shows one of the two. */
export const Loudspeaker = () => (
  <svg class="icon outlined" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M4 9v6h4l5 4V5L8 9z" />
    <path class="waves" d="M16.5 8.5a5 5 0 0 1 0 7M19 6a9 9 0 0 1 0 12" />
    <path class="cross" d="m17 9 5 6m0-6-5 6" />
  </svg>
)

/** A microphone, for dictation. */
export const Microphone = () => (
  <svg class="icon outlined" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM5.5 11a6.5 6.5 0 0 0 13 0M12 17.5V21" />
  </svg>
)

/** Two arrows, for skipping a phrase. */
export const FastForward = () => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d="M3 5v14l9-7zM12 5v14l9-7z" />
  </svg>
)

const handset =
  'M6.6 10.8a15 15 0 0 0 6.6 6.6l2.2-2.2a1 1 0 0 1 1-.25' +
  ' 11.4 11.4 0 0 0 3.6.57 1 1 0 0 1 1 1V20a1 1 0 0 1-1 1A17 17 0 0 1 3 4a1 1 0 0 1 1-1h3.5a1 1 0 0 1 1 1' +
  ' 11.4 11.4 0 0 0 .57 3.6 1 1 0 0 1-.25 1z'
