document.addEventListener('click', ({ target }) => {
  const key = target.closest('[data-key]')
  if (!key) return
  beep(key.dataset.key)
  if (key.type === 'button') dial(key.dataset.key)
})

document.addEventListener('keydown', (event) => {
  if (event.target.matches('input') || event.ctrlKey || event.metaKey || event.altKey) return
  document.querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.click()
})

/** Before a call: the first key replaces the number that stands ready, the next ones follow it. */
function dial(key) {
  const field = document.querySelector('#called')
  field.value = field.value === field.defaultValue ? key : field.value + key
}

let context

/** The key's pair of tones (ITU-T Q.23). */
function beep(key) {
  if (document.querySelector('#muted').checked) return
  const place = '123456789*0#'.indexOf(key)
  context ??= new AudioContext()
  const quietly = new GainNode(context, { gain: 0.05 })
  quietly.connect(context.destination)
  for (const frequency of [[697, 770, 852, 941][Math.floor(place / 3)], [1209, 1336, 1477][place % 3]]) {
    const tone = new OscillatorNode(context, { frequency })
    tone.connect(quietly)
    tone.start()
    tone.stop(context.currentTime + 0.12)
  }
}
