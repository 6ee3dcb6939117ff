import type { PhoneTexts } from '../texts.phone.ts'
import { Microphone } from './icons.tsx'

export type SayProps = { call: string; text?: string; refusal?: string; texts: PhoneTexts }

/** The field to speak with. Left alone by every push, so that what is being typed stays. */
export const Say = ({ call, text = '', refusal, texts }: SayProps) => (
  <form id={`say-in-${call}`} class="say" hx-post={`/phone/calls/${call}/speech`} hx-swap="outerHTML" hx-morph-skip>
    <label class="visually-hidden" for="speech">
      {texts.speech}
    </label>
    <input
      id="speech"
      name="text"
      value={text}
      maxlength={500}
      autocomplete="off"
      enterkeyhint="send"
      placeholder={texts.speech}
    />
    <button type="button" class="microphone" data-dictate aria-label={texts.dictate}>
      <Microphone />
    </button>
    <button type="submit">{texts.say}</button>
    {refusal && <p role="alert">{refusal}</p>}
  </form>
)
