import type { Conversation, Remark } from '../../server/doors/simulator/simulator.tsx'
import { Pavel } from '../pavel.tsx'
import type { PhoneTexts } from '../texts.phone.ts'
import { FastForward } from './icons.tsx'
import { Say } from './say.tsx'

type Props = { call: Conversation; texts: PhoneTexts }

/** The screen during a call, from the first ring to the last word. */
export const Talk = ({ call, texts }: Props) => (
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
      {call.phrase && <Speaking call={call.id} phrase={call.phrase} texts={texts} />}
    </div>
    <Caption of={call.remarks.findLast(({ from }) => from === 'pavel')} />
    {call.waiting !== null && (
      <p class="waits">
        {texts.waits} <q>{call.waiting}</q>
      </p>
    )}
    {call.state === 'talking' && <Say call={call.id} texts={texts} />}
  </div>
)

/** A new phrase is a new element, so that it is read from its top. */
const Caption = ({ of: remark }: { of: Remark | undefined }) => (
  <p class="caption" id={`caption-${remark?.number ?? 0}`} tabindex={0}>
    {remark?.text}
  </p>
)

/** The phrase being spoken. `static/phone.js` says it and sends this form at its end; so does an impatient listener. */
const Speaking = ({ call, phrase, texts }: { call: string; phrase: NonNullable<Conversation['phrase']>; texts: PhoneTexts }) => (
  <form
    id={`phrase-${phrase.number}-in-${call}`}
    class="skip"
    data-reading-ms={phrase.readingMs}
    hx-post={`/phone/calls/${call}/speech-ends`}
    hx-swap="none"
  >
    <button name="phrase" value={phrase.number} aria-label={texts.skipSpeech} title={texts.skipSpeech}>
      <FastForward />
    </button>
  </form>
)
