/** A line above the conversation that is there only in trouble: the database is away, something broke. */
export const Trouble = ({ text }: { text?: string }) => (
  <p id="trouble" class="trouble" role="status" hidden={!text}>
    {text}
  </p>
)

/** The same for the socket, and for a request that failed: nothing else of the page is touched, what was typed stays. */
export const TroublePush = ({ text }: { text?: string }) => (
  <hx-partial hx-target="#trouble" hx-swap="outerHTML">
    <Trouble text={text} />
  </hx-partial>
)
