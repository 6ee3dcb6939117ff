import type { Conversation, Ringing } from '../../server/doors/simulator/simulator.tsx'
import type { PhoneTexts } from '../texts/simulator.ts'
import { Dial, type PhoneBase, type Typed } from './dial.tsx'
import { CutWire, Handset as HandsetIcon, Loudspeaker } from './icons.tsx'
import { Incoming } from './incoming.tsx'
import { Keypad } from './keypad.tsx'
import { RoundButton } from './round-button.tsx'
import { Talk } from './talk.tsx'
import { Troubles } from './troubles.tsx'

export type HandsetProps = {
  base: PhoneBase
  call: Conversation | null
  typed: Typed
  refusal?: string | null
  /** the call that rings when the page is opened; later changes come by the socket */
  ringing?: Ringing | null
  texts: PhoneTexts
}

/** The telephone, rendered whole on every change. */
export const Handset = ({ base, call, typed, refusal = null, ringing = null, texts }: HandsetProps) => {
  const underWay = call !== null && call.state !== 'ended' ? call : null
  return (
    <section
      id="handset"
      class="handset"
      aria-label={texts.telephone}
      data-state={call?.state ?? 'idle'}
      data-activity={underWay?.activity}
    >
      <div id="incoming" role="alert" hx-morph-skip>
        {ringing && <Incoming base={base} ringing={ringing} texts={texts} />}
      </div>
      <div class="screen">
        {call?.ending && <Ended call={call} texts={texts} />}
        {underWay ? (
          <Talk base={base} call={underWay} texts={texts} />
        ) : (
          <Dial base={base} typed={typed} refusal={refusal} texts={texts} />
        )}
      </div>
      <div class="buttons">
        {underWay ? (
          <RoundButton class="drop" action={`${base}/calls/${underWay.id}/drop`} label={texts.drop}>
            <CutWire />
          </RoundButton>
        ) : (
          <CallButton label={texts.call} />
        )}
        <Mute texts={texts} />
        <RoundButton class="hang-up" action={underWay && `${base}/calls/${underWay.id}/hang-up`} label={texts.hangUp}>
          <HandsetIcon />
        </RoundButton>
      </div>
      <div id="sound-troubles" hx-morph-skip>
        <Troubles of="sound" texts={texts.sound} />
      </div>
      <Keypad base={base} call={underWay?.id ?? null} texts={texts} />
    </section>
  )
}

const Ended = ({ call, texts }: { call: Conversation; texts: PhoneTexts }) => (
  <p class="ended" role="status">
    {call.ending && texts.endings[call.ending]}
    {call.answeredAt !== null && call.endedAt !== null && <time>{minutes(call.endedAt - call.answeredAt)}</time>}
  </p>
)

const CallButton = ({ label }: { label: string }) => (
  <button id="call-button" class="round call" form="dial">
    <HandsetIcon />
    <span>{label}</span>
  </button>
)

/** Only this browser knows the choice, so a push must not change it. */
const Mute = ({ texts }: { texts: PhoneTexts }) => (
  <label id="mute" class="round mute" hx-morph-skip>
    <input type="checkbox" id="muted" />
    <Loudspeaker />
    <span>{texts.muted}</span>
  </label>
)

const minutes = (ms: number) => {
  const seconds = Math.floor(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
