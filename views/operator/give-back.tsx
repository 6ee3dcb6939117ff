import type { GiveBackReason } from '../../server/game/game.ts'
import type { OperatorTexts } from '../texts/operator.ts'

type Props = {
  texts: Pick<OperatorTexts, 'unusual'>
  notice?: string | undefined
  problem?: string | undefined
  value?: string | undefined
  reason?: GiveBackReason | undefined
}

/** The form that gives a number its attempt back. Like that for erasing, it is outside the board. */
export const GiveBack = ({
  texts: {
    unusual: { attempt },
  },
  notice,
  problem,
  value,
  reason,
}: Props) => (
  <section class="panel" id="give-back" aria-labelledby="give-back-heading">
    <h2 id="give-back-heading">{attempt.heading}</h2>
    <p class="soft">{attempt.why}</p>
    <form
      class="forget-form"
      hx-post="/operator/attempts"
      hx-target="#give-back"
      hx-swap="outerHTML"
      hx-confirm={attempt.sure}
      hx-disable="find button"
    >
      <label class="field-label" for="give-back-phone">
        {attempt.label}
      </label>
      <input
        class="field"
        id="give-back-phone"
        name="phone"
        type="tel"
        inputmode="tel"
        autocomplete="off"
        value={value}
        {...(problem ? { 'aria-invalid': 'true' as const, 'aria-describedby': 'give-back-said' } : {})}
      />
      <label class="field-label" for="give-back-reason">
        {attempt.reason}
      </label>
      <select class="field" id="give-back-reason" name="reason">
        {(Object.keys(attempt.reasons) as GiveBackReason[]).map((one) => (
          <option value={one} selected={one === reason}>
            {attempt.reasons[one]}
          </option>
        ))}
      </select>
      <button class="button" id="give-back-send">
        {attempt.submit}
      </button>
    </form>
    <p id="give-back-said" role="status" class={problem ? 'bad' : undefined}>
      {problem ?? notice}
    </p>
  </section>
)
