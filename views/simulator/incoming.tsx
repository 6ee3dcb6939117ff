import type { Ringing } from '../../server/doors/simulator/simulator.tsx'
import { Pavel } from '../pavel/pavel.tsx'
import type { PhoneTexts } from '../texts/simulator.ts'
import type { PhoneBase } from './dial.tsx'
import { Handset } from './icons.tsx'
import { RoundButton } from './round-button.tsx'

type Props = { base: PhoneBase; ringing: Ringing; texts: PhoneTexts }

/** A ringing call from Pavel. It covers the screen and its buttons instead of replacing them, so typed text is kept. */
export const Incoming = ({ base, ringing: { id, number }, texts }: Props) => (
  <>
    <div class="screen incoming" data-title={texts.incomingTitle}>
      <p class="from">{texts.incoming}</p>
      <div class="face">
        <Pavel />
      </div>
      <b>{texts.pavel}</b>
      <p>
        {texts.incomingTo} <span class="number">{number}</span>
      </p>
      <p class="aside">{texts.incomingNote}</p>
    </div>
    <div class="buttons incoming-buttons">
      <RoundButton class="answer" action={`${base}/calls/${id}/answer`} label={texts.answer}>
        <Handset />
      </RoundButton>
      <RoundButton class="decline" action={`${base}/calls/${id}/decline`} label={texts.decline}>
        <Handset />
      </RoundButton>
    </div>
  </>
)
