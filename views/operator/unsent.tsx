import type { Board } from '../../server/conversation/now/now.ts'
import { type Frame, Timestamp } from './time.tsx'

/** Codes whose messages have failed, each with the button that sends it again. Hidden while there are none. */
export const Unsent = ({ unsent: { codes, total }, ...frame }: Frame & { unsent: Board['unsent'] }) => {
  const { unsent: texts, none } = frame.texts
  if (codes.length === 0) return <section id="unsent" hidden />
  return (
    <section class="panel wide-panel" aria-labelledby="unsent-heading" id="unsent">
      <h2 id="unsent-heading">
        {texts.heading} <span class="count">{total}</span>
      </h2>
      <ul class="unsent-codes">
        {codes.map(({ id, at, number, prize }) => (
          <li class="unsent-code" id={`unsent-${id}`}>
            <h3>{number}</h3>
            <p class="live-facts">
              <span class="chip">
                <Timestamp at={at} {...frame} />
              </span>
              <span class="chip">{prize ?? none}</span>
            </p>
            {frame.staff.role === 'operator' && (
              <button
                id={`send-${id}`}
                class="button"
                type="button"
                hx-post={`/operator/messages/${id}`}
                hx-target="#board"
                hx-swap="outerMorph"
                aria-label={texts.sendLabel(number)}
              >
                {texts.send}
              </button>
            )}
          </li>
        ))}
      </ul>
      {total > codes.length && <p class="soft">{frame.texts.now.unsentMore(total - codes.length)}</p>}
    </section>
  )
}
