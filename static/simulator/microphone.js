import { showTrouble } from './trouble.js'

const Recognition = globalThis.SpeechRecognition ?? globalThis.webkitSpeechRecognition

/** The errors of the browser's recogniser that the caller can do something about. Silence is no trouble. */
const troubles = {
  'not-allowed': 'refused',
  'service-not-allowed': 'refused',
  'audio-capture': 'missing',
  network: 'offline',
  'language-not-supported': 'language',
}

/** The recogniser that is at work, and the form that sends its results. */
let dictation = null

document.addEventListener('click', ({ target }) => {
  const button = target.closest('[data-dictate]')
  if (!button) return
  showTrouble('microphone', Recognition ? null : 'unsupported')
  if (dictation) stop()
  else if (Recognition) start(button.form)
})
// the end of the call closes the microphone
new MutationObserver(() => dictation && !dictation.form.isConnected && stop()).observe(document.body, {
  childList: true,
  subtree: true,
})

/** Listens until the microphone is pressed again, while Pavel speaks too. */
function start(form) {
  const recogniser = Object.assign(new Recognition(), {
    lang: document.documentElement.lang,
    interimResults: true,
    continuous: true,
  })
  dictation = { form, recogniser, unfinished: '' }
  recogniser.onresult = (event) => dictation?.recogniser === recogniser && pass(event)
  recogniser.onerror = ({ error }) => troubles[error] && giveUp(recogniser, troubles[error])
  recogniser.onend = () => dictation?.recogniser === recogniser && goOn()
  recogniser.start()
  showPressed(form, true)
}

/** Passes each phrase on as the browser hears it: all that it holds so far, and then its final words. */
function pass({ results, resultIndex }) {
  const news = [...results].slice(resultIndex)
  for (const result of news) if (result.isFinal) send(result[0].transcript, 'yes')
  const unfinished = news.filter(({ isFinal }) => !isFinal).map(([{ transcript }]) => transcript)
  send(unfinished.join(''), 'no')
}

function send(words, isFinal) {
  const text = words.trim().slice(0, 500)
  if (!text) return
  const { form } = dictation
  dictation.unfinished = isFinal === 'yes' ? '' : text
  form.elements.text.value = text
  form.elements.isFinal.value = isFinal
  form.requestSubmit()
}

/** Browsers end by themselves after some silence. */
function goOn() {
  finishPhrase()
  dictation.recogniser.start()
}

function stop() {
  const { recogniser, form } = dictation
  if (form.isConnected) finishPhrase()
  dictation = null
  recogniser.abort()
  showPressed(form, false)
}

function giveUp(recogniser, trouble) {
  if (dictation?.recogniser !== recogniser) return
  stop()
  showTrouble('microphone', trouble)
}

/** Words that the browser will not look at again have been said all the same. */
function finishPhrase() {
  send(dictation.unfinished, 'yes')
}

function showPressed(form, isPressed) {
  form.querySelector('[data-dictate]').setAttribute('aria-pressed', String(isPressed))
}
