import { play } from './sound.js'

const title = document.title
let ringing = null

new MutationObserver(updateRinging).observe(document.querySelector('#handset'), { childList: true, subtree: true })
updateRinging()

/** While an incoming call is on the screen, the tab's title says so and the telephone rings. */
function updateRinging() {
  const incoming = document.querySelector('[data-title]')
  if (Boolean(incoming) === Boolean(ringing)) return
  document.title = incoming ? incoming.dataset.title : title
  clearInterval(ringing)
  ringing = incoming ? setInterval(ring, 3000) : null
  if (incoming) ring()
}

/** Two short trills, like a small bell. */
function ring() {
  for (const start of [0, 0.5]) {
    for (let stroke = 0; stroke < 6; stroke += 1) play([stroke % 2 ? 1046 : 880], 0.05, start + stroke * 0.06)
  }
}
