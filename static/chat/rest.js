// Pavel's movements end after some twenty seconds, so that a page nobody looks at costs nothing (static/pavel/pavel.css). He moves
// again when something happens in the conversation, and when somebody is there.
const movesForMs = 25_000
const signsOfLife = ['pointermove', 'pointerdown', 'keydown', 'scroll', 'visibilitychange']
const root = document.documentElement
let wokenAt = 0

for (const sign of signsOfLife) document.addEventListener(sign, wakeFromRest, { capture: true, passive: true })

new MutationObserver((changes) => changes.some(isNews) && wake()).observe(document.body, {
  subtree: true,
  childList: true,
  attributeFilter: ['data-mood'],
})

/** @param {MutationRecord} change */
function isNews({ type, target }) {
  return type === 'attributes' || target.id === 'conversation' || target.id === 'entries'
}

/** Moving parts do not begin anew: they would jump. */
function wakeFromRest() {
  if (performance.now() - wokenAt > movesForMs) wake()
}

/** While the panel is hidden, frame.js has `data-rests` on the document, and he goes on resting. */
function wake() {
  if (root.hasAttribute('data-rests')) return
  wokenAt = performance.now()
  root.toggleAttribute('data-rests', true)
  // makes the browser notice that he rests, or it would see no change
  document.getAnimations()
  root.toggleAttribute('data-rests', false)
}
