import type { PhoneTexts } from '../texts/simulator.ts'
import type { PhoneBase } from './dial.tsx'

const lettersOfKeys = new Map([
  ['1', ''],
  ['2', 'АБВГ ABC'],
  ['3', 'ДЕЖЗ DEF'],
  ['4', 'ИЙКЛ GHI'],
  ['5', 'МНОП JKL'],
  ['6', 'РСТУ MNO'],
  ['7', 'ФХЦЧ PQRS'],
  ['8', 'ШЩЪЫ TUV'],
  ['9', 'ЬЭЮЯ WXYZ'],
  ['*', ''],
  ['0', '+'],
  ['#', ''],
])

/** Twelve keys. In a call each one sends its tone, however fast they follow; before a call `static/simulator/keys.js` dials with them. */
export const Keypad = ({ base, call, texts }: { base: PhoneBase; call: string | null; texts: PhoneTexts }) => (
  <form
    class="keypad"
    id={call ? `keys-of-${call}` : 'keys-to-dial'}
    aria-label={texts.keypad}
    hx-post={call ? `${base}/calls/${call}/keys` : undefined}
    hx-sync="queue all"
    hx-swap="none"
  >
    {[...lettersOfKeys].map(([key, letters]) => (
      <button type={call ? 'submit' : 'button'} name="keys" value={key} aria-label={key} data-key={key}>
        <b data-letters={letters}>{key}</b>
      </button>
    ))}
  </form>
)
