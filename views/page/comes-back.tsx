import { addressOf } from '../assets/assets.ts'

/** In the head of a page that stands for one that cannot be shown yet: the browser asks for that again, also without scripts. */
export const ComesBack = ({ seconds }: { seconds: number }) => (
  <>
    <script src={addressOf('chat/waking.js')} type="module" />
    <noscript>
      <meta http-equiv="refresh" content={String(seconds)} />
    </noscript>
  </>
)
