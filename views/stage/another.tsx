import type { Texts } from '../texts.ts'

type Props = { texts: Texts }

/** A mistyped number can be put right, and one that somebody else plays with is no dead end. */
export const Another = ({ texts }: Props) => (
  <button class="another" type="button" hx-get="/visits/new" hx-target="#conversation" hx-swap="innerHTML">
    {texts.stage.another}
  </button>
)
