import { play } from './sound.js'

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

/** Before a call the first key replaces the prefilled number, and later keys are appended. */
function dial(key) {
  const field = document.querySelector('#called')
  field.value = field.value === field.defaultValue ? key : field.value + key
}

/** Plays the key's DTMF pair of tones (ITU-T Q.23). */
function beep(key) {
  const place = '123456789*0#'.indexOf(key)
  play([[697, 770, 852, 941][Math.floor(place / 3)], [1209, 1336, 1477][place % 3]], 0.12)
}
