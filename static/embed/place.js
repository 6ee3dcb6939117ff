/** Below these, in the default size of letters, the panel fills the screen. */
const narrowestEm = 32
const lowestEm = 30

/**
 * Keeps an open panel in what can be seen of the page. On a small screen it fills that, as large as on a page that is not zoomed, and
 * what is behind neither scrolls nor gets the focus. Returns what ends this and leaves the page as it was.
 *
 * @param {HTMLElement} panel
 */
export function keepInView(panel) {
  const seen = window.visualViewport
  const { scale } = seen
  const em = Number.parseFloat(getComputedStyle(panel).fontSize)
  const end = new AbortController()
  let release = null

  const fit = () => {
    const { width, height, offsetTop, offsetLeft } = seen
    // somebody who pinches wants to see the chat larger
    if (Math.abs(seen.scale - scale) > 0.01) return
    const isFull = width * scale < narrowestEm * em || window.innerHeight * scale < lowestEm * em
    const keyboard = window.innerHeight - height - offsetTop
    panel.classList.toggle('full', isFull)
    panel.style.cssText = ''
    if (isFull && (scale !== 1 || keyboard > 1)) {
      panel.style.cssText = `inset:${offsetTop}px auto auto ${offsetLeft}px;width:${width * scale}px;height:${height * scale}px;scale:${1 / scale}`
    } else if (keyboard > 1) panel.style.setProperty('--keyboard', `${keyboard}px`)
    if (isFull) release ??= holdPage()
    else release = void release?.()
  }

  for (const sign of ['resize', 'scroll']) seen.addEventListener(sign, fit, end)
  fit()
  return () => {
    end.abort()
    release?.()
  }
}

/** Holds the page behind the panel. Where it has a scroll bar that takes room, the room is kept, so that nothing moves. */
function holdPage() {
  const { documentElement: root, body } = document
  const { style } = root
  const wasInert = body?.inert
  const before = ['overflow', 'scrollbar-gutter'].map((name) => [
    name,
    style.getPropertyValue(name),
    style.getPropertyPriority(name),
  ])
  if (window.innerWidth > root.clientWidth) style.setProperty('scrollbar-gutter', 'stable', 'important')
  style.setProperty('overflow', 'hidden', 'important')
  if (body) body.inert = true
  return () => {
    for (const declaration of before) style.setProperty(...declaration)
    if (style.length === 0) root.removeAttribute('style')
    if (body) body.inert = wasInert
  }
}
