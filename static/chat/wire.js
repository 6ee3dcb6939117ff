// A socket whose peer has vanished stays open and silent, like an idle one. The server's heartbeat, every three seconds, tells
// the two apart.
const silenceTimeoutMs = 7000
const quickTries = 60
const slowReconnectMs = 5000
const triesBeforeNews = 3
const statesOnCall = ['calling', 'ringing', 'digits', 'playing']
let silenceTimer

// A browser may keep this page while somebody is on another one, and show it again. `hx-ws` has given its socket up for good by then.
addEventListener('pageshow', ({ persisted }) => persisted && location.reload())

for (const sign of ['before:connection', 'after:connection', 'before:message:incoming']) {
  document.addEventListener(`htmx:ws:${sign}`, ({ detail }) => expectHeartbeat(detail.connection))
}
document.addEventListener('htmx:ws:before:message:incoming', ({ detail: { connection, message } }) => {
  connection.isHeard = true
  if (message.data.startsWith('{')) connection.spreadMs = JSON.parse(message.data).spreadMs
})
document.addEventListener('htmx:ws:after:connection', ({ detail: { connection } }) => (connection.wasOpen = true))
document.addEventListener('htmx:ws:close', ({ target, detail: { connection, code } }) => {
  clearTimeout(silenceTimer)
  if (code !== 1008) countUnheard(target, connection)
  adjustReconnectDelay(connection)
  tellWhatWasSeen(connection)
})

/** Where nothing has come through a socket yet, perhaps nothing will. */
function countUnheard(live, connection) {
  if (connection.isHeard) return
  connection.unheard = (connection.unheard ?? 0) + 1
  if (connection.unheard === triesBeforeNews)
    void import('./news.js').then(({ askUntilHeard }) => askUntilHeard(live, connection))
}

// A visitor on the telephone is back at once: a restarting server takes a second or two, and the game goes on. The others spread
// over the time that the server needs for all of its pages, as told by its heartbeat (`spreadMs`). After many tries all go slowly.
function adjustReconnectDelay({ attempt, config, isAsked, spreadMs = 0 }) {
  Object.assign(config, htmx.config.ws)
  if (attempt >= quickTries) config.reconnectMaxDelay = slowReconnectMs
  if (isAsked) config.reconnectDelay = config.reconnectMaxDelay = slowReconnectMs
  if (spreadMs <= config.reconnectMaxDelay || statesOnCall.includes(document.getElementById('stage')?.dataset.state)) return
  config.reconnectDelay = config.reconnectMaxDelay = attempt === 0 ? Math.random() * spreadMs : spreadMs
}

// The address says what the page shows, so that the server sends only what it lacks.
function tellWhatWasSeen(connection) {
  const [path] = connection.url.split('?')
  connection.url = `${path}?${seenHere()}${connection.wasOpen ? '&again' : ''}`
}

/** @returns {string} what the page shows, as the query of an address */
export function seenHere() {
  const after = document.getElementById('entries')?.lastElementChild?.id.replace('entry-', '') ?? ''
  const etag = document.getElementById('stage')?.dataset.etag ?? ''
  return `after=${after}&etag=${etag}`
}

function expectHeartbeat(connection) {
  clearTimeout(silenceTimer)
  silenceTimer = setTimeout(reconnect, silenceTimeoutMs, connection)
}

/**
 * Replaces a silent socket. `close()` alone would wait for an answer from the peer, so this also calls the handler that opens
 * a new socket at once when a visitor returns to the tab.
 */
function reconnect(connection) {
  document.getElementById('chat').toggleAttribute('data-offline', !connection.isAsked)
  connection.socket?.close()
  connection.socket = null
  countUnheard(document.getElementById('live'), connection)
  tellWhatWasSeen(connection)
  connection.visibilityHandler?.()
  expectHeartbeat(connection)
}
