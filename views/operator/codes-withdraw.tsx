import { intoCodes } from './codes-form.ts'
import type { DeskFrame } from './desk-page.tsx'
import { inCampaign } from './in-campaign.tsx'

/** The form that withdraws the codes of a list, or puts them back. */
export const CodeWithdrawing = (frame: DeskFrame) => {
  const { withdrawing: words } = frame.texts.codes
  const back = inCampaign(frame.choices, '/operator/codes/returns')
  return (
    <section class="panel" id="code-withdrawing" aria-labelledby="code-withdrawing-heading">
      <h2 id="code-withdrawing-heading">{words.heading}</h2>
      <p class="soft">{words.why}</p>
      <form class="code-adding" {...intoCodes(frame, '/operator/codes/withdrawals')}>
        <label class="field-label" for="code-listed">
          {words.text}
        </label>
        <textarea class="field" id="code-listed" name="text" rows={3} autocomplete="off" spellcheck={false} />
        <div class="code-forms">
          <button class="button" id="withdraw-listed">
            {words.withdraw}
          </button>
          <button
            class="button"
            id="put-back-listed"
            formaction={back}
            hx-post={back}
            hx-target="#codes"
            hx-select="#codes"
            hx-swap="outerHTML"
          >
            {words.putBack}
          </button>
        </div>
      </form>
    </section>
  )
}
