setInterval(showTime, 500)

/** Shows how long the call has lasted. */
function showTime() {
  const clock = document.querySelector('[data-since]')
  if (!clock) return
  const seconds = Math.max(0, Math.floor((Date.now() - clock.dataset.since) / 1000))
  clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
