import type { LiveCall } from '../../server/conversation/now/now.ts'
import { type DeskFrame, DeskPage } from './desk-page.tsx'
import type { Frame } from './time.tsx'

type Props = Frame & { call: Pick<LiveCall, 'id' | 'number' | 'part'>; isOnBoard?: boolean }

const actionOf = (id: string): `/${string}` => `/operator/calls/${encodeURIComponent(id)}/stop`

/** The button that ends a call. It asks first: with a script in a dialog, without one on a page of its own. */
export const StopCall = ({ call: { id, number, part }, isOnBoard = false, texts }: Props) => (
  <form
    method="post"
    action={actionOf(id)}
    hx-post={actionOf(id)}
    hx-target={isOnBoard ? '#board' : '#live'}
    hx-swap="outerMorph"
    hx-confirm={texts.now.live.sureToStop}
  >
    {!isOnBoard && <input type="hidden" name="on" value="its page" />}
    <button
      id={`stop-${id}`}
      class="button stop"
      disabled={part === 'goodbye'}
      aria-label={texts.live.stopLabel(number ?? texts.hidden)}
    >
      {texts.live.stop}
    </button>
  </form>
)

/** The question, for a browser without a script. */
export const StopCallPage = ({ id, choices, ...frame }: DeskFrame & { id: string }) => (
  <DeskPage part="now" heading={frame.texts.now.heading} choices={choices} {...frame}>
    <main>
      <section class="panel" aria-labelledby="sure-heading">
        <h2 id="sure-heading">{frame.texts.live.stop}</h2>
        <p>{frame.texts.now.live.sureToStop}</p>
        <form class="live-actions" method="post" action={actionOf(id)}>
          <button class="button stop" name="sure" value="yes">
            {frame.texts.live.stop}
          </button>
          <a class="button" href="/operator">
            {frame.texts.now.live.back}
          </a>
        </form>
      </section>
    </main>
  </DeskPage>
)
