import type { Conversation, Remark } from '../../server/doors/simulator/simulator.tsx'
import { Pavel } from '../pavel/pavel.tsx'
import type { PhoneTexts } from '../texts/simulator.ts'
import type { PhoneBase } from './dial.tsx'
import { FastForward, Microphone } from './icons.tsx'

type Props = { base: PhoneBase; call: Conversation; texts: PhoneTexts }

/** The screen during a call, from the first ring to the last word. */
export const Talk = ({ base, call, texts }: Props) => (
  <div class="talk" id={`talk-in-${call.id}`}>
    <div class="who">
      <div class="face" id={`face-in-${call.id}`} hx-morph-skip>
        <Pavel />
      </div>
      <b>{texts.pavel}</b>
      {call.answeredAt !== null && (
        <time id={`clock-${call.id}`} data-since={call.answeredAt} hx-morph-skip>
          0:00
        </time>
      )}
      <p class="activity" role="status">
        {call.state === 'ringing' ? texts.ringing : texts[call.activity]}
      </p>
      {call.phrase && <Speaking base={base} call={call.id} phrase={call.phrase} texts={texts} />}
    </div>
    <Caption of={call.remarks.findLast(({ from }) => from === 'pavel')} />
    {call.waiting !== null && (
      <p class="waits">
        {texts.waits} <q>{call.waiting}</q>
      </p>
    )}
    {call.state === 'talking' && <Say base={base} call={call.id} texts={texts} />}
  </div>
)

/** Each phrase is a new element, so that a long one starts scrolled to its top. */
const Caption = ({ of: remark }: { of: Remark | undefined }) => (
  <p class="caption" id={`caption-${remark?.number ?? 0}`} tabindex={0}>
    {remark?.text}
  </p>
)

type SpeakingProps = { base: PhoneBase; call: string; phrase: NonNullable<Conversation['phrase']>; texts: PhoneTexts }

/** The phrase being spoken. `static/simulator/simulator.js` speaks it and submits this form at its end; the button skips the rest. */
const Speaking = ({ base, call, phrase, texts }: SpeakingProps) => (
  <form
    id={`phrase-${phrase.number}-in-${call}`}
    class="skip"
    data-reading-ms={phrase.readingMs}
    hx-post={`${base}/calls/${call}/speech-ends`}
    hx-swap="none"
  >
    <button name="phrase" value={phrase.number} aria-label={texts.skipSpeech} title={texts.skipSpeech}>
      <FastForward />
    </button>
  </form>
)

/** What a newcomer can say to Pavel. */
export const Hints = ({ texts }: { texts: PhoneTexts }) => (
  <details class="hints" open>
    <summary>{texts.hints}</summary>
    <ul>
      <li>{texts.hintAnswer}</li>
      <li>
        {texts.hintRepeat} <kbd>1</kbd>
      </li>
      <li>
        {texts.hintHint} <kbd>2</kbd>
      </li>
      <li>
        {texts.hintSkip} <kbd>3</kbd>
      </li>
      <li>{texts.hintDigits}</li>
      <li>{texts.hintSilence}</li>
    </ul>
  </details>
)

export type SayProps = { base: PhoneBase; call: string; text?: string; refusal?: string; texts: PhoneTexts }

/** The field for what the caller says. No push touches it, so text being typed is kept. */
export const Say = ({ base, call, text = '', refusal, texts }: SayProps) => (
  <form id={`say-in-${call}`} class="say" hx-post={`${base}/calls/${call}/speech`} hx-swap="outerHTML" hx-morph-skip>
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
