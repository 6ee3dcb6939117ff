// A socket whose other end has vanished stays open and silent; the server's pulse, every three seconds, tells it from a quiet one.
const patienceMs = 7000
const quickTries = 60
const leisurelyMs = 5000
let silence

for (const sign of ['before:connection', 'after:connection', 'before:message:incoming']) {
  document.addEventListener(`htmx:ws:${sign}`, ({ detail }) => wait(detail.connection))
}
document.addEventListener('htmx:ws:close', ({ detail }) => {
  clearTimeout(silence)
  spaceTries(detail.connection)
})

// A server that restarts is back in a second or two, and somebody may be playing: he comes back quickly, and only then at leisure.
function spaceTries({ attempt, config }) {
  config.reconnectMaxDelay = attempt < quickTries ? htmx.config.ws.reconnectMaxDelay : leisurelyMs
}

// the server counts how many come back
document.addEventListener('htmx:ws:after:connection', ({ detail: { connection } }) => {
  if (!connection.url.includes('again')) connection.url += '&again'
})

function wait(connection) {
  clearTimeout(silence)
  silence = setTimeout(renew, patienceMs, connection)
}

/** Closing would wait for an answer from the other end; coming back to the tab opens a new socket at once, and so does this. */
function renew(connection) {
  document.getElementById('chat').toggleAttribute('data-offline', true)
  connection.socket?.close()
  connection.socket = null
  connection.visibilityHandler?.()
  wait(connection)
}
