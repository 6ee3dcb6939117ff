import type { LiveCall } from '../../server/conversation/now/now.ts'
import type { Intervention } from '../../server/game/game.ts'
import { LiveFacts } from './live-calls.tsx'
import { LiveLines, LiveScreen } from './live-screen.tsx'
import { StopCall } from './stop-call.tsx'
import type { Frame } from './time.tsx'

type Props = Frame & { call: LiveCall; now: Date }

const pathOf = (id: string): `/${string}` => `/operator/calls/${encodeURIComponent(id)}`

const livePath = (id: string): `/${string}` => `${pathOf(id)}/live`
const takeOverPath = (id: string): `/${string}` => `${pathOf(id)}/take-over`

/** A call that goes on, on its own page. What is typed is outside the part that refreshes itself. */
export const LiveCallPart = ({ typed, ...props }: Props & { typed: Typed }) => (
  <>
    <LivePanel {...props} />
    {canTakeOver(props) && <SentenceForm {...props} {...typed} />}
  </>
)

const canTakeOver = ({ call, staff }: Props) =>
  staff.role === 'operator' && call.answeredAt !== null && call.part !== 'goodbye' && call.part !== 'check'

/** What happens now, anew every three seconds, with the buttons that decide the question that it shows. */
export const LivePanel = (props: Props) => {
  const { call, texts, staff } = props
  return (
    <section
      class="panel"
      id="live"
      aria-labelledby="live-heading"
      data-line={call.line}
      hx-get={livePath(call.id)}
      hx-trigger="every 3s"
      hx-swap="outerMorph"
    >
      <h2 id="live-heading">{texts.live.heading}</h2>
      <LiveFacts {...props} />
      <LiveScreen call={call} texts={texts} />
      <LiveLines call={call} texts={texts} />
      {canTakeOver(props) && <Decisions {...props} />}
      {staff.role === 'operator' && <StopCall {...props} />}
    </section>
  )
}

/** What takes the panel's place when the call has ended. It does not refresh itself any more. */
export const OverPanel = ({ id, texts }: Pick<Frame, 'texts'> & { id: string }) => (
  <section class="panel" id="live" aria-labelledby="live-heading">
    <h2 id="live-heading">{texts.live.heading}</h2>
    <p>
      {texts.now.takeOver.over} <a href={pathOf(id)}>{texts.now.takeOver.details}</a>
    </p>
  </section>
)

/** Takes the form away from an open page, when there is nobody left to speak to. */
export const SentenceFormGone = () => (
  <hx-partial hx-target="#take-over" hx-swap="outerHTML">
    <section id="take-over" hidden />
  </hx-partial>
)

const Decisions = ({ call: { id, part, game, line }, texts }: Props) => {
  const { takeOver } = texts.now
  if (part !== 'game' || game?.answer == null || line === 'silent') return null
  const labels: [Intervention, string][] = [
    ['accept', takeOver.accept(game.answer)],
    ['hint', takeOver.hintButton],
    ['skip', takeOver.skip],
  ]
  return (
    <form
      class="live-actions"
      method="post"
      action={takeOverPath(id)}
      hx-post={takeOverPath(id)}
      hx-target="#live"
      hx-swap="outerMorph"
    >
      <input type="hidden" name="question" value={String(game.question)} />
      {labels.map(([act, label]) => (
        <button class="button" id={`take-over-${act}`} name="act" value={act} disabled={act === 'hint' && game.isLastPicture}>
          {label}
        </button>
      ))}
    </form>
  )
}

/** What became of a sentence: `value` stays in the field when it could not be said, and `problem` tells why. */
export type Typed = { said?: string | undefined; value?: string | undefined; problem?: string | undefined }

type FormProps = Frame & Typed & { call: Pick<LiveCall, 'id' | 'line'> }

/** What Pavel is to say. */
export const SentenceForm = ({ call: { id, line }, texts, value, problem, said }: FormProps) => {
  const { takeOver } = texts.now
  const action = takeOverPath(id)
  return (
    <section class="panel" id="take-over" aria-labelledby="take-over-heading">
      <h2 id="take-over-heading">{takeOver.heading}</h2>
      <p class="soft">{takeOver.why}</p>
      {(line === 'silent' || line === 'unreachable') && <p class="bad">{takeOver.unavailable[line]}</p>}
      <form
        class="sentence"
        method="post"
        action={action}
        hx-post={action}
        hx-target="#take-over"
        hx-swap="outerHTML"
        hx-disable="find button"
      >
        <label class="field-label" for="sentence">
          {takeOver.sentence}
        </label>
        <textarea
          class="field"
          id="sentence"
          name="sentence"
          rows={3}
          aria-describedby="sentence-hint sentence-said"
          {...(problem !== undefined && { 'aria-invalid': 'true' as const })}
        >
          {value}
        </textarea>
        <p class="soft hint" id="sentence-hint">
          {takeOver.hint}
        </p>
        <button class="button" id="say-sentence" name="act" value="say">
          {takeOver.say}
        </button>
      </form>
      <p id="sentence-said" role="status" class={problem === undefined ? undefined : 'bad'}>
        {problem ?? said}
      </p>
    </section>
  )
}
