import type { Child } from 'hono/jsx'

/** What Pavel says outside of the call. */
export const Bubble = ({ children }: { children: Child }) => <p class="bubble">{children}</p>

type AlertProps = { id: string; children: Child }

/** What Pavel objects to; read out at once. */
export const Objection = ({ id, children }: AlertProps) => (
  <p class="bubble bubble-objection" role="alert" id={id}>
    {children}
  </p>
)
