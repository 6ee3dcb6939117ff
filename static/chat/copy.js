// What a visitor takes away: the code, and the link to the result. A button names the element that holds it, and the one that tells what
// became of it.
document.addEventListener('click', async ({ target }) => {
  const button = target.closest('.code-copy, .share-send')
  if (!button) return
  const source = document.getElementById(button.dataset.of)
  const taken = source.href ?? source.value
  const { text } = button.dataset
  if (text !== undefined && (await isSent({ url: taken, text }))) return
  const told = document.getElementById(button.dataset.tells)
  told.textContent = (await isCopied(taken)) ? told.dataset.copied : taken
})

/**
 * A frame may share only where its site allows it, and not every browser can.
 *
 * @param {{ url: string, text: string }} result
 * @returns {Promise<boolean>} whether the browser has asked where to send it, also where nothing was chosen then
 */
async function isSent(result) {
  try {
    await navigator.share(result)
    return true
  } catch (error) {
    return error.name === 'AbortError'
  }
}

/**
 * There is no `navigator.clipboard` on a site without https, whatever the frame in it has, and a site's policy may forbid it.
 *
 * @param {string} text
 * @returns {Promise<boolean>}
 */
async function isCopied(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return isCopiedBySelecting(text)
  }
}

/**
 * @param {string} text
 * @returns {boolean}
 */
function isCopiedBySelecting(text) {
  const hadFocus = document.activeElement
  const field = document.createElement('textarea')
  field.className = 'visually-hidden'
  field.value = text
  document.getElementById('chat').append(field)
  field.select()
  const isDone = document.execCommand('copy')
  field.remove()
  hadFocus?.focus({ preventScroll: true })
  return isDone
}
