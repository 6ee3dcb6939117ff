import type { Conversation, Remark } from '../../server/doors/simulator/simulator.tsx'
import { Pavel } from '../pavel/pavel.tsx'
import type { PhoneTexts } from '../texts/simulator.ts'
import type { PhoneBase } from './dial.tsx'
import { Dictation } from './dictation.tsx'
import { FastForward } from './icons.tsx'

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
        {activityOf(call, texts)}
      </p>
      {call.phrase && <Speaking base={base} call={call.id} phrase={call.phrase} texts={texts} />}
    </div>
    <Caption of={call.remarks.findLast(({ from }) => from === 'pavel')} />
    <Heard remarks={call.remarks} texts={texts} />
    {call.state === 'talking' && (
      <div class="speech" id={`speech-in-${call.id}`} hx-morph-skip>
        <Dictation base={base} call={call.id} texts={texts} />
        <Say base={base} call={call.id} texts={texts} />
      </div>
    )}
  </div>
)

function activityOf({ state, activity, isListenedTo }: Conversation, texts: PhoneTexts): string {
  if (state === 'ringing') return texts.ringing
  return activity === 'speaking' && isListenedTo ? texts.speakingAndListening : texts[activity]
}

/** Each phrase is a new element, so that a long one starts scrolled to its top. */
const Caption = ({ of: remark }: { of: Remark | undefined }) => (
  <p class="caption" id={`caption-${remark?.number ?? 0}`} tabindex={0}>
    {remark?.text}
  </p>
)

type HeardProps = { remarks: readonly Remark[]; texts: PhoneTexts }

/** What came of the caller's last words: what the recogniser makes of them, and why Pavel did not hear or mind them. */
const Heard = ({ remarks, texts }: HeardProps) => {
  const said = remarks.findLast(({ from }) => from === 'caller')
  const heard = remarks.findLast(({ from }) => from === 'recogniser')
  const isNew = (remark: Remark) => remarks.filter(({ from, number }) => from === 'pavel' && number > remark.number).length < 2
  const text = heard && isNew(heard) && (!said || heard.number > said.number) ? heard : null
  const notes = [said, text].flatMap((remark) => (remark?.note && isNew(remark) ? texts.notes[remark.note] : []))
  if (!text && notes.length === 0) return null
  return (
    <div class="heard">
      {text && (
        <p>
          <b>{text.isComplete ? texts.recognised : texts.recognising}</b> <q>{text.text}</q>
        </p>
      )}
      {notes.map((note) => (
        <p>{note}</p>
      ))}
    </div>
  )
}

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

export type SayProps = { base: PhoneBase; call: string; text?: string; refusal?: string; texts: PhoneTexts }

/** The field for what the caller says. Only the reply to it touches it, so text being typed is kept. */
export const Say = ({ base, call, text = '', refusal, texts }: SayProps) => (
  <form id={`say-in-${call}`} class="say" hx-post={`${base}/calls/${call}/speech`} hx-swap="outerMorph" hx-sync="queue all">
    <label class="visually-hidden" for="speech">
      {texts.speech}
    </label>
    <input
      id="speech"
      name="text"
      data-leaves
      value={text}
      maxlength={500}
      autocomplete="off"
      enterkeyhint="send"
      placeholder={texts.speech}
    />
    <button type="submit">{texts.say}</button>
    {refusal && <p role="alert">{refusal}</p>}
  </form>
)
