const Recognition = globalThis.SpeechRecognition ?? globalThis.webkitSpeechRecognition

// The style sheet shows the microphone only where the browser recognises speech.
document.documentElement.classList.toggle('recognises-speech', Boolean(Recognition))
document.addEventListener('click', ({ target }) => {
  if (target.closest('[data-dictate]')) dictate(target.closest('form'))
})

/** Submits recognised speech through the same form as typed text. */
function dictate(form) {
  const recognition = Object.assign(new Recognition(), { lang: document.documentElement.lang })
  recognition.onstart = () => form.classList.add('dictating')
  recognition.onend = () => form.classList.remove('dictating')
  recognition.onresult = ({ results }) => {
    form.elements.text.value = results[0][0].transcript
    form.requestSubmit()
  }
  recognition.start()
}
