import type { Faults } from '../../scenario/emulator/faults.ts'
import type { Conversation, Message, Remark, Ringing } from '../../server/doors/simulator/simulator.tsx'
import { addressOf } from '../assets/assets.ts'
import { Scripts } from '../page/scripts.tsx'
import type { PhoneTexts } from '../texts/simulator.ts'
import { BadLine } from './bad-line.tsx'
import { RemarkItem, Remarks } from './conversation.tsx'
import type { PhoneBase } from './dial.tsx'
import { Handset, type HandsetProps } from './handset.tsx'
import { Hints } from './hints.tsx'
import { Incoming } from './incoming.tsx'
import { Messages } from './messages.tsx'

type PageProps = HandsetProps & { faults: Faults | null; messages: readonly Message[] | null }

/**
 * The page of a telephone and, beside it, the conversation, some hints and the settings of a bad line. `faults` is null where the line
 * is always good: then somebody plays a draft, with the chat beside it. `messages` is null where nobody sends any.
 */
export const PhonePage = ({ faults, messages, ...props }: PageProps) => (
  <html lang={props.texts.language}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <link rel="icon" href={addressOf('pavel.svg')} type="image/svg+xml" />
      <meta name="htmx-config" content='{"extensions":"ws,upsert"}' />
      <title>{props.texts.title}</title>
      <link rel="stylesheet" href={addressOf('phone.css')} />
      <Scripts module="simulator/simulator.js" />
    </head>
    <body class="phone">
      <PhoneSocket base={props.base} call={props.call} caller={props.typed.caller} />
      <header class={faults ? undefined : 'visually-hidden'}>
        <h1>{props.texts.heading}</h1>
      </header>
      <p class="phone-offline" role="status">
        <span>{props.texts.offline}</span>
      </p>
      <main aria-label={props.texts.heading}>
        <ScenarioError call={props.call} texts={props.texts} />
        <Handset {...props} />
        {messages && <Messages messages={messages} texts={props.texts} />}
        <Remarks remarks={props.call?.remarks ?? []} texts={props.texts} />
        <aside>
          {faults && <p>{props.texts.introduction}</p>}
          <Hints texts={props.texts} />
          {faults && (
            <details class="bad-line">
              <summary>{props.texts.badLine}</summary>
              <p>{props.texts.badLineNote}</p>
              <BadLine faults={faults} texts={props.texts} />
            </details>
          )}
        </aside>
      </main>
    </body>
  </html>
)

/** Starts this browser's next call and clears what the last one left. The socket comes last, so that it brings newer state. */
export const NewCall = (props: HandsetProps) => (
  <>
    <hx-partial hx-target="#conversation" hx-swap="outerHTML">
      <Remarks remarks={[]} texts={props.texts} />
    </hx-partial>
    <RingUpdate base={props.base} ringing={null} texts={props.texts} />
    <PhoneUpdate {...props} />
    <hx-partial hx-target="#wire" hx-swap="outerHTML">
      <PhoneSocket base={props.base} call={props.call} caller={props.typed.caller} />
    </hx-partial>
  </>
)

/** The incoming call, or nothing when none rings. */
export const RingUpdate = ({ base, ringing, texts }: { base: PhoneBase; ringing: Ringing | null; texts: PhoneTexts }) => (
  <hx-partial hx-target="#incoming" hx-swap="innerHTML">
    {ringing && <Incoming base={base} ringing={ringing} texts={texts} />}
  </hx-partial>
)

/** The server no longer knows this browser's call, so its telephone reconnects as an idle one. */
export const IdlePhone = ({ base, caller }: { base: PhoneBase; caller: string }) => (
  <hx-partial hx-target="#wire" hx-swap="outerHTML">
    <PhoneSocket base={base} call={null} caller={caller} />
  </hx-partial>
)

/** The telephone's current state, and the remarks that a change after number `since` has touched. Idempotent. */
export const PhoneUpdate = ({ since = 0, ...props }: HandsetProps & { since?: number }) => (
  <>
    <hx-partial hx-target="#handset" hx-swap="outerMorph">
      <Handset {...props} />
    </hx-partial>
    <hx-partial hx-target="#broken" hx-swap="outerHTML">
      <ScenarioError call={props.call} texts={props.texts} />
    </hx-partial>
    <ChangedRemarks remarks={props.call?.remarks.filter(({ change }) => change > since) ?? []} texts={props.texts} />
  </>
)

/** Nothing where there are none, so that a reader's place in the conversation stays. */
const ChangedRemarks = ({ remarks, texts }: { remarks: readonly Remark[]; texts: PhoneTexts }) =>
  remarks.length > 0 && (
    <hx-partial hx-target="#remarks" hx-swap="upsert scroll:bottom">
      {remarks.map((remark) => (
        <RemarkItem remark={remark} texts={texts} />
      ))}
    </hx-partial>
  )

/**
 * The telephone's socket, in a call or idle. Unlike the chat's, it stays open in a hidden tab: someone with the chat in one tab
 * and the telephone in another must hear it ring and keep hearing Pavel.
 */
const PhoneSocket = ({ base, call, caller }: { base: PhoneBase; call: Conversation | null; caller: string }) => (
  <div
    id="wire"
    hx-ws:connect={`${base}/socket?${call ? callQuery(call.id, caller) : new URLSearchParams({ caller })}`}
    hx-swap="none"
    hx-config="ws.pauseOnBackground:false ws.reconnectMaxDelay:5s"
  />
)

/** The query of a call's page and socket. It contains the number, which thus stays in its field if the server loses the call. */
export const callQuery = (call: string, caller: string) => new URLSearchParams({ call, caller })

/** The scenario did what the real engine forbids. Shown prominently, because real callers would run into this bug. */
const ScenarioError = ({ call, texts }: { call: Conversation | null; texts: PhoneTexts }) => (
  <div id="broken" role="alert">
    {call?.error && (
      <p>
        <b>{texts.broken}</b> <code>{call.error.message}</code>
      </p>
    )}
  </div>
)
