/**
 * htmx with the extensions we use. Not deferred: a deferred htmx starts from a timer, and when an extension's file arrives
 * after that, the socket never opens.
 */
export const Htmx = () => (
  <>
    <script src="/htmx/htmx.min.js" />
    <script src="/htmx/ext/hx-ws.min.js" />
    <script src="/htmx/ext/hx-upsert.min.js" />
  </>
)
