import type { Child } from 'hono/jsx'

type Props = {
  /** of the section; the ids inside begin with it */
  id: string
  /** where the form is sent */
  action: `/${string}`
  texts: { heading: string; why: string; sure: string; label: string; submit: string }
  /** what became of the last one */
  said: Said
  /** further fields */
  children?: Child
}

/** A notice or a problem, and the number that stays in the field. */
export type Said = { notice?: string | undefined; problem?: string | undefined; value?: string | undefined }

/**
 * A form that does something to the person with this number, after asking once more. `dialog`: a press before htmx has come does nothing, where the browser would put the number into the
 * address.
 */
export const PersonForm = ({ id, action, texts, said: { notice, problem, value }, children }: Props) => (
  <section class="panel" id={id} aria-labelledby={`${id}-heading`}>
    <h2 id={`${id}-heading`}>{texts.heading}</h2>
    <p class="soft">{texts.why}</p>
    <form
      class="person-form"
      method="dialog"
      hx-post={action}
      hx-target={`#${id}`}
      hx-swap="outerHTML"
      hx-confirm={texts.sure}
      hx-disable="find button"
    >
      <label class="field-label" for={`${id}-phone`}>
        {texts.label}
      </label>
      <input
        class="field"
        id={`${id}-phone`}
        name="phone"
        type="tel"
        inputmode="tel"
        autocomplete="off"
        value={value}
        {...(problem ? { 'aria-invalid': 'true' as const, 'aria-describedby': `${id}-said` } : {})}
      />
      {children}
      <button class="button" id={`${id}-send`}>
        {texts.submit}
      </button>
    </form>
    <p id={`${id}-said`} role="status" class={problem ? 'bad' : undefined}>
      {problem ?? notice}
    </p>
  </section>
)
