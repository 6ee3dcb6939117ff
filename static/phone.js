// Pavel's voice in the browser; all the rest of the telephone is HTML from the server.
import './phone/keys.js'
import './phone/microphone.js'
import './phone/clock.js'
import './phone/ring.js'

const muted = () => document.querySelector('#muted').checked
const voice = () => globalThis.speechSynthesis?.getVoices().find(({ lang }) => lang.startsWith(document.documentElement.lang))
let heard = null
let reading = null

// «removed»: the wire of a call before, which a new call replaces
document.addEventListener('htmx:ws:close', ({ detail }) =>
  document.body.toggleAttribute('data-offline', detail.reason === 'closed'),
)
document.addEventListener('htmx:ws:after:connection', () => document.body.toggleAttribute('data-offline', false))

document.querySelector('#muted').checked = localStorage.getItem('phone muted') === 'yes'
document.addEventListener('change', ({ target }) => {
  if (target.id !== 'muted') return
  localStorage.setItem('phone muted', target.checked ? 'yes' : 'no')
  heard = null
  hear()
})
new MutationObserver(hear).observe(document.body, { childList: true, subtree: true })
hear()

/** Pavel's phrase is the form that reports its end: a new one is spoken, one that is gone was interrupted. */
function hear() {
  const phrase = document.querySelector('[data-reading-ms]')
  if (phrase?.id === heard) return
  heard = phrase?.id
  hush()
  if (phrase && voice() && !muted()) speak(phrase)
  else if (phrase) read(phrase)
}

function hush() {
  clearTimeout(reading)
  globalThis.speechSynthesis?.cancel()
}

/** A sentence at a time, because Chromium's network voices fall silent after some fifteen seconds. */
function speak(phrase) {
  const sentences = document
    .querySelector('.caption')
    .textContent.split(/(?<=[.!?…])\s+/)
    .map(utterance)
  sentences[0].onerror = ({ error }) => error === 'not-allowed' && read(phrase)
  sentences.at(-1).onend = () => end(phrase)
  for (const sentence of sentences) speechSynthesis.speak(sentence)
}

function utterance(text) {
  return Object.assign(new SpeechSynthesisUtterance(text), { voice: voice(), lang: voice().lang })
}

function read(phrase) {
  reading = setTimeout(end, Number(phrase.dataset.readingMs), phrase)
}

function end(phrase) {
  if (phrase.isConnected) phrase.requestSubmit(phrase.querySelector('button'))
}
