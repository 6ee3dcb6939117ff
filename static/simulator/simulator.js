// Pavel's voice in the browser. The rest of the telephone is HTML from the server.
import './keys.js'
import './microphone.js'
import './clock.js'
import './ring.js'

const muted = () => document.querySelector('#muted').checked
const voice = () => globalThis.speechSynthesis?.getVoices().find(({ lang }) => lang.startsWith(document.documentElement.lang))
let spokenId = null
let silentReading = null

// Not on `removed`, the other reason: a new call replaces the previous call's socket, which is no outage.
document.addEventListener('htmx:ws:close', ({ detail }) =>
  document.body.toggleAttribute('data-offline', detail.reason === 'closed'),
)
document.addEventListener('htmx:ws:after:connection', () => document.body.toggleAttribute('data-offline', false))

document.querySelector('#muted').checked = localStorage.getItem('phone muted') === 'yes'
document.addEventListener('change', ({ target }) => {
  if (target.id !== 'muted') return
  localStorage.setItem('phone muted', target.checked ? 'yes' : 'no')
  spokenId = null
  speakNewPhrase()
})
new MutationObserver(speakNewPhrase).observe(document.body, { childList: true, subtree: true })
speakNewPhrase()

/** Pavel's phrase is a form that reports its own end. A new form is spoken; a form that disappears was interrupted. */
function speakNewPhrase() {
  const phrase = document.querySelector('[data-reading-ms]')
  if (phrase?.id === spokenId) return
  spokenId = phrase?.id
  stopSpeaking()
  if (phrase && voice() && !muted()) speak(phrase)
  else if (phrase) readSilently(phrase)
}

function stopSpeaking() {
  clearTimeout(silentReading)
  globalThis.speechSynthesis?.cancel()
}

/** Sentence by sentence, because Chromium's network voices fall silent after about fifteen seconds. */
function speak(phrase) {
  const sentences = document
    .querySelector('.caption')
    .textContent.split(/(?<=[.!?…])\s+/)
    .map(utterance)
  sentences[0].onerror = ({ error }) => error === 'not-allowed' && readSilently(phrase)
  sentences.at(-1).onend = () => reportEnd(phrase)
  for (const sentence of sentences) speechSynthesis.speak(sentence)
}

function utterance(text) {
  return Object.assign(new SpeechSynthesisUtterance(text), { voice: voice(), lang: voice().lang })
}

function readSilently(phrase) {
  silentReading = setTimeout(reportEnd, Number(phrase.dataset.readingMs), phrase)
}

function reportEnd(phrase) {
  if (phrase.isConnected) phrase.requestSubmit(phrase.querySelector('button'))
}
