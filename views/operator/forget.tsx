import type { OperatorTexts } from '../texts/operator.ts'

type Props = {
  texts: Pick<OperatorTexts, 'forget'>
  notice?: string | undefined
  problem?: string | undefined
  value?: string | undefined
}

/** The form that erases a person by number. It is outside the board, whose polling would replace the text being typed. */
export const Forget = ({ texts: { forget }, notice, problem, value }: Props) => (
  <section class="panel" id="forget" aria-labelledby="forget-heading">
    <h2 id="forget-heading">{forget.heading}</h2>
    <p class="soft">{forget.why}</p>
    <form
      class="forget-form"
      hx-post="/operator/erasures"
      hx-target="#forget"
      hx-swap="outerHTML"
      hx-confirm={forget.sure}
      hx-disable="find button"
    >
      <label class="field-label" for="forget-phone">
        {forget.label}
      </label>
      <input
        class="field"
        id="forget-phone"
        name="phone"
        type="tel"
        inputmode="tel"
        autocomplete="off"
        value={value}
        {...(problem ? { 'aria-invalid': 'true' as const, 'aria-describedby': 'forget-said' } : {})}
      />
      <button class="button" id="forget-send">
        {forget.submit}
      </button>
    </form>
    <p id="forget-said" role="status" class={problem ? 'bad' : undefined}>
      {problem ?? notice}
    </p>
  </section>
)
