import type { Child } from 'hono/jsx'

type Props = { class: string; action: `/${string}` | null; label: string; children?: Child }

/**
 * One of the round buttons. Without `action` there is nothing to do yet. The target is named although nothing is swapped into it:
 * the socket may take the button away before its answer comes, and htmx drops an answer whose target is gone.
 */
export const Round = (props: Props) => (
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
