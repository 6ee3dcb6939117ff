import type { Child } from 'hono/jsx'

type Props = { class: string; action: `/${string}` | null; label: string; children?: Child }

/**
 * One of the round buttons, disabled without an `action`. It names a target although nothing is swapped into it: by default that
 * is the button itself, which the socket may remove before the response comes, and htmx drops a response whose target is gone.
 */
export const RoundButton = (props: Props) => (
  <button
    id={`${props.class}-button${props.action ? '' : '-at-rest'}`}
    class={`round ${props.class}`}
    disabled={!props.action}
    hx-post={props.action ?? undefined}
    hx-target="#handset"
    hx-swap="none"
  >
    {props.children}
    <span>{props.label}</span>
  </button>
)
