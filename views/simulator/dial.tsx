import type { PhoneTexts } from '../texts/simulator.ts'

/** Where a telephone is: `/phone`, or that of a rehearsal. */
export type PhoneBase = `/${string}`

/** What the visitor typed on the screen before calling. */
export type Typed = { caller: string; called: string; hidden: boolean }

type Props = { base: PhoneBase; typed: Typed; refusal: string | null; texts: PhoneTexts }

/** The screen before a call: the caller's number and the number to dial. The green button below submits it. */
export const Dial = ({ base, typed, refusal, texts }: Props) => (
  <form id="dial" hx-post={`${base}/calls`} hx-swap="none" hx-disable="#call-button">
    <label>
      {texts.caller}
      <input type="tel" name="caller" id="caller" value={typed.caller} placeholder={texts.callerExample} autocomplete="off" />
    </label>
    <label class="hide-number">
      <input type="checkbox" name="hidden" id="hidden" checked={typed.hidden} />
      {texts.hidden}
    </label>
    <label class="to-dial">
      {texts.called}
      <input type="tel" name="called" id="called" value={typed.called} autocomplete="off" />
    </label>
    {refusal && <p role="alert">{refusal}</p>}
  </form>
)
