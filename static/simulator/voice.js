import { isMuted, noteBlocked, voice } from './loudspeaker.js'

/** Not faults of the voice: the phrase was interrupted, or another one has taken its place. */
const stopped = ['canceled', 'interrupted']

let spokenId = null
let isHeldBack = false
let silentReading = null

document.addEventListener('change', ({ target }) => target.id === 'muted' && speakAgain())
for (const press of ['click', 'keydown']) document.addEventListener(press, () => isHeldBack && speakAgain())

/** Pavel's phrase is a form that reports its own end. A new form is spoken; one that disappears was interrupted, so he stops. */
export function speakNewPhrase() {
  const phrase = document.querySelector('[data-reading-ms]')
  if ((phrase?.id ?? null) === spokenId) return
  spokenId = phrase?.id ?? null
  stopSpeaking()
  if (phrase && voice() && !isMuted()) speak(phrase, spokenId)
  else if (phrase) readSilently(phrase, spokenId)
}

function speakAgain() {
  isHeldBack = false
  noteBlocked(false)
  spokenId = null
  speakNewPhrase()
}

function stopSpeaking() {
  clearTimeout(silentReading)
  globalThis.speechSynthesis?.cancel()
}

/** Sentence by sentence, because Chromium's network voices fall silent after about fifteen seconds. */
function speak(phrase, id) {
  const sentences = document
    .querySelector('.caption')
    .textContent.split(/(?<=[.!?…])\s+/)
    .map(utterance)
  for (const sentence of sentences) sentence.onerror = ({ error }) => fail(error, phrase, id)
  sentences.at(-1).onend = () => reportEnd(phrase, id)
  for (const sentence of sentences) speechSynthesis.speak(sentence)
}

function utterance(text) {
  return Object.assign(new SpeechSynthesisUtterance(text), { voice: voice(), lang: voice().lang })
}

/** A voice that fails leaves the rest of the phrase to be read. */
function fail(error, phrase, id) {
  if (stopped.includes(error) || id !== spokenId) return
  isHeldBack = error === 'not-allowed'
  noteBlocked(isHeldBack)
  readSilently(phrase, id)
}

function readSilently(phrase, id) {
  clearTimeout(silentReading)
  silentReading = setTimeout(reportEnd, Number(phrase.dataset.readingMs), phrase, id)
}

function reportEnd(phrase, id) {
  if (id === spokenId && phrase.isConnected) phrase.requestSubmit(phrase.querySelector('button'))
}
