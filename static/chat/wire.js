// A socket whose peer has vanished stays open and silent, like an idle one. The server's heartbeat, every three seconds, tells
// the two apart.
const silenceTimeoutMs = 7000
const quickTries = 60
const slowReconnectMs = 5000
let silenceTimer

for (const sign of ['before:connection', 'after:connection', 'before:message:incoming']) {
  document.addEventListener(`htmx:ws:${sign}`, ({ detail }) => expectHeartbeat(detail.connection))
}
document.addEventListener('htmx:ws:close', ({ detail }) => {
  clearTimeout(silenceTimer)
  adjustReconnectDelay(detail.connection)
})

// Reconnects quickly at first, because a restarting server is back in a second or two and the visitor may be playing, and
// slowly after that.
function adjustReconnectDelay({ attempt, config }) {
  config.reconnectMaxDelay = attempt < quickTries ? htmx.config.ws.reconnectMaxDelay : slowReconnectMs
}

// The server counts reconnects.
document.addEventListener('htmx:ws:after:connection', ({ detail: { connection } }) => {
  if (!connection.url.includes('again')) connection.url += '&again'
})

function expectHeartbeat(connection) {
  clearTimeout(silenceTimer)
  silenceTimer = setTimeout(reconnect, silenceTimeoutMs, connection)
}

/**
 * Replaces a silent socket. `close()` alone would wait for an answer from the peer, so this also calls the handler that opens
 * a new socket at once when a visitor returns to the tab.
 */
function reconnect(connection) {
  document.getElementById('chat').toggleAttribute('data-offline', true)
  connection.socket?.close()
  connection.socket = null
  connection.visibilityHandler?.()
  expectHeartbeat(connection)
}
