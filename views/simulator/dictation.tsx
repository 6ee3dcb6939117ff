import type { PhoneTexts } from '../texts/simulator.ts'
import type { PhoneBase } from './dial.tsx'
import { Microphone } from './icons.tsx'
import { Troubles } from './troubles.tsx'

type Props = { base: PhoneBase; call: string; texts: PhoneTexts }

/**
 * The microphone. `static/simulator/microphone.js` submits this form with each result of the browser's recogniser, interim ones too,
 * and names the trouble that keeps it from hearing, in which case the style sheet shows what to do about it.
 */
export const Dictation = ({ base, call, texts }: Props) => (
  <form
    id={`dictation-in-${call}`}
    class="dictation"
    hx-post={`${base}/calls/${call}/dictation`}
    hx-sync="queue all"
    hx-swap="none"
  >
    <input type="hidden" name="text" />
    <input type="hidden" name="isFinal" />
    <button type="button" class="microphone" data-dictate aria-label={texts.dictate} title={texts.dictate} aria-pressed="false">
      <Microphone />
    </button>
    <Troubles of="microphone" texts={texts.microphone} />
  </form>
)
