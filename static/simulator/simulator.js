// What a telephone in the browser does by itself: it sounds, hears and counts time. The rest is HTML from the server.
import '../chat/typed.js'
import './keys.js'
import './microphone.js'
import './clock.js'
import './ring.js'
import { speakNewPhrase } from './voice.js'

// Not on `removed`, the other reason: a new call replaces the previous call's socket, which is no outage.
document.addEventListener('htmx:ws:close', ({ detail }) =>
  document.body.toggleAttribute('data-offline', detail.reason === 'closed'),
)
document.addEventListener('htmx:ws:after:connection', () => document.body.toggleAttribute('data-offline', false))

new MutationObserver(speakNewPhrase).observe(document.body, { childList: true, subtree: true })
speakNewPhrase()
