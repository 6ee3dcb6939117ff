import type { Faults } from '../../scenario/emulator/faults.ts'
import type { Conversation, Ringing } from '../../server/doors/simulator/simulator.tsx'
import { Htmx } from '../page/htmx.tsx'
import type { PhoneTexts } from '../texts/simulator.ts'
import { BadLine } from './bad-line.tsx'
import { RemarkLine, Remarks } from './conversation.tsx'
import { Handset, type HandsetProps } from './handset.tsx'
import { Incoming } from './incoming.tsx'
import { Hints } from './talk.tsx'

/** The page `/phone`: a telephone, with what was said and what a bad line does beside it. */
export const PhonePage = ({ faults, ...props }: HandsetProps & { faults: Faults }) => (
  <html lang={props.texts.language}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <link rel="icon" href="/static/pavel.svg" type="image/svg+xml" />
      <meta name="htmx-config" content='{"extensions":"ws,upsert"}' />
      <title>{props.texts.title}</title>
      {styles.map((style) => (
        <link rel="stylesheet" href={`/static/${style}.css`} />
      ))}
      <Htmx />
      <script type="module" src="/static/phone.js"></script>
    </head>
    <body class="phone">
      <Wire call={props.call} caller={props.typed.caller} />
      <header>
        <h1>{props.texts.heading}</h1>
      </header>
      <p class="phone-offline" role="status">
        <span>{props.texts.offline}</span>
      </p>
      <main>
        <Broken call={props.call} texts={props.texts} />
        <Handset {...props} />
        <Remarks remarks={props.call?.remarks ?? []} texts={props.texts} />
        <aside>
          <p>{props.texts.introduction}</p>
          <Hints texts={props.texts} />
          <details class="bad-line">
            <summary>{props.texts.badLine}</summary>
            <p>{props.texts.badLineNote}</p>
            <BadLine faults={faults} texts={props.texts} />
          </details>
        </aside>
      </main>
    </body>
  </html>
)

const styles = ['base', 'pavel', 'phone', 'phone/handset', 'phone/screen', 'phone/incoming', 'phone/beside']

/** A call has begun in this browser: nothing is left of the call before. The wire comes last, so that what it brings is newer. */
export const NewCall = (props: HandsetProps) => (
  <>
    <hx-partial hx-target="#conversation" hx-swap="outerHTML">
      <Remarks remarks={[]} texts={props.texts} />
    </hx-partial>
    <RingNow ringing={null} texts={props.texts} />
    <PhoneNow {...props} />
    <hx-partial hx-target="#wire" hx-swap="outerHTML">
      <Wire call={props.call} caller={props.typed.caller} />
    </hx-partial>
  </>
)

/** What rings now, or that nothing does. */
export const RingNow = ({ ringing, texts }: { ringing: Ringing | null; texts: PhoneTexts }) => (
  <hx-partial hx-target="#incoming" hx-swap="innerHTML">
    {ringing && <Incoming ringing={ringing} texts={texts} />}
  </hx-partial>
)

/** The call of this browser is forgotten: from now on its telephone is one at rest. */
export const IdleWire = ({ caller }: { caller: string }) => (
  <hx-partial hx-target="#wire" hx-swap="outerHTML">
    <Wire call={null} caller={caller} />
  </hx-partial>
)

/** The telephone as it is now and the newest of what was said; the same twice changes nothing. */
export const PhoneNow = ({ since = 0, ...props }: HandsetProps & { since?: number }) => (
  <>
    <hx-partial hx-target="#handset" hx-swap="outerMorph">
      <Handset {...props} />
    </hx-partial>
    <hx-partial hx-target="#broken" hx-swap="outerHTML">
      <Broken call={props.call} texts={props.texts} />
    </hx-partial>
    <hx-partial hx-target="#remarks" hx-swap="upsert scroll:bottom">
      {props.call?.remarks.slice(Math.max(0, since - 1)).map((remark) => (
        <RemarkLine remark={remark} texts={props.texts} />
      ))}
    </hx-partial>
  </>
)

/**
 * The socket of the telephone, in a call or at rest. It stays open in a hidden tab, unlike the chat's: who plays with the chat in
 * one tab and the telephone in the other must hear it ring, and go on hearing Pavel.
 */
const Wire = ({ call, caller }: { call: Conversation | null; caller: string }) => (
  <div
    id="wire"
    hx-ws:connect={`/phone/socket?${call ? callQuery(call.id, caller) : new URLSearchParams({ caller })}`}
    hx-swap="none"
    hx-config="ws.pauseOnBackground:false ws.reconnectMaxDelay:5s"
  />
)

/** What the address of a call's page and socket says: the number stays in the field even if the server forgets the call. */
export const callQuery = (call: string, caller: string) => new URLSearchParams({ call, caller })

/** The scenario did what the real engine forbids: said loudly, because it is a bug that a visitor would meet. */
const Broken = ({ call, texts }: { call: Conversation | null; texts: PhoneTexts }) => (
  <div id="broken" role="alert">
    {call?.error && (
      <p>
        <b>{texts.broken}</b> <code>{call.error.message}</code>
      </p>
    )}
  </div>
)
