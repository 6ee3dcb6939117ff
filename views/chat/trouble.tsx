/** A notice above the conversation, hidden unless something is wrong, such as a database outage. */
export const Trouble = ({ text }: { text?: string }) => (
  <p id="trouble" class="trouble" role="status" hidden={!text}>
    {text}
  </p>
)

/** Shows or clears the notice, from the socket or from a failed request, and leaves the rest of the page and its fields alone. */
export const TroublePush = ({ text }: { text?: string }) => (
  <hx-partial hx-target="#trouble" hx-swap="outerHTML">
    <Trouble text={text} />
  </hx-partial>
)
