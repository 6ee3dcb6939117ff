import type { Callback } from '../../server/conversation/conversation.ts'
import type { Texts } from '../texts/chat.ts'

type Props = { texts: Texts; callback: Callback; path: `/${string}` }

/**
 * «Позвони мне»: first the button, then the position in the queue and the waiting time, then that the telephone rings; or why Pavel
 * does not call.
 */
export const CallMe = ({ callback, path, texts: { stage: texts } }: Props) => (
  <div class="call-me" id="call-me">
    {callback.kind === 'offered' ? (
      <Offer texts={texts} path={path} isAgain={callback.isAgain} />
    ) : (
      <>
        <p class="call-me-when" role="status">
          {when(texts, callback)}
        </p>
        {callback.kind !== 'refused' && callback.isOwn && <CancelCallback texts={texts} path={path} />}
      </>
    )}
  </div>
)

const Offer = ({ texts, path, isAgain }: { texts: Texts['stage']; path: `/${string}`; isAgain: boolean }) => (
  <button
    class="button call-me-button"
    type="button"
    id="call-me-button"
    hx-post={`${path}/callbacks`}
    hx-target="this"
    hx-swap="none"
    hx-disable="this"
  >
    {isAgain ? texts.callMeAgain : texts.callMe}
  </button>
)

const CancelCallback = ({ texts, path }: { texts: Texts['stage']; path: `/${string}` }) => (
  <button
    class="another"
    type="button"
    id="call-off"
    hx-delete={`${path}/callbacks`}
    hx-target="this"
    hx-swap="none"
    hx-disable="this"
  >
    {texts.callOff}
  </button>
)

function when(texts: Texts['stage'], callback: Exclude<Callback, { kind: 'offered' }>): string {
  switch (callback.kind) {
    case 'waits':
      return `${texts.place(callback.before)} ${texts.wait(callback.seconds)}`
    case 'later':
      return texts.callsAt(timeIn(callback.zone).format(callback.at))
    case 'rings':
      return texts.calledNow
    case 'refused':
      return texts.notCalled[callback.why]
  }
}

const timeIn = (timeZone: string) => new Intl.DateTimeFormat('ru', { timeZone, hour: 'numeric', minute: '2-digit' })
