import type { Dial as DialData, Stage, State } from '../../server/conversation/conversation.ts'
import type { Texts } from '../texts/chat.ts'
import { Qr } from './qr.tsx'

type Props = { texts: Texts; dial: DialData; stage: Stage }

/** The number to call, and the pairing code that tells Pavel which browser the call belongs to. */
export const Dial = ({ texts: { stage: texts }, dial, stage: { state, remember } }: Props) => (
  <div class="dial">
    <div class="dial-call">
      <p class="dial-label">{label(texts, state)}</p>
      <a class="dial-number" href={dial.href}>
        {dial.shown}
      </a>
      {dial.isFree && <p class="dial-note">{texts.free}</p>}
    </div>
    <figure class="dial-qr">
      <Qr text={dial.href} description={texts.qr} />
      <figcaption class="dial-note">{texts.scan}</figcaption>
    </figure>
    {remember === null && (
      <Digits digits={dial.digits} note={state === 'digits' ? texts.digitsNow : texts.digitsWhy} texts={texts} />
    )}
  </div>
)

/** The pairing code, or its part that Pavel asks for in his own call. */
export const Digits = ({ texts, digits, note }: { texts: Texts['stage']; digits: string; note: string }) => (
  <div class="dial-digits">
    <label class="dial-label" for="digits">
      {texts.digits}
    </label>
    <output id="digits" class="digits" data-length={digits.length}>
      {digits}
    </output>
    <p class="dial-note">{note}</p>
  </div>
)

function label(texts: Texts['stage'], state: State): string {
  if (state === 'lost') return texts.callAgain
  if (state === 'finished') return texts.callForPrize
  return state === 'queued' ? texts.orCall : texts.call
}
