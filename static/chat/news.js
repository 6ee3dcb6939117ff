// Where something on the way lets no socket through, the page asks every two seconds for what it lacks, and goes on trying its socket.
// wire.js loads this when it is needed.
import { seenHere } from './wire.js'

const everyMs = 2000

/** While it is asked, a socket that does not open is no loss. */
export async function askUntilHeard(live, connection) {
  const address = new URL(connection.url).pathname.replace(/socket$/, 'news')
  while (!connection.isHeard && live.isConnected) {
    if (!document.hidden)
      await htmx.ajax('GET', `${address}?${seenHere()}`, { source: live, target: live, swap: 'none', asks: connection })
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
  connection.isAsked = false
}

document.addEventListener('htmx:finally:request', ({ detail: { ctx } }) => {
  if (!ctx.asks) return
  ctx.asks.isAsked = ctx.response?.status < 400
  document.getElementById('chat').toggleAttribute('data-offline', !ctx.asks.isAsked)
})
