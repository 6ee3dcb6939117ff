document.addEventListener('click', async ({ target }) => {
  const button = target.closest('.share-send')
  if (!button) return
  const { href: url } = button.parentElement.querySelector('.share-link')
  if (await isSent({ url, text: button.dataset.text })) return
  const copied = button.parentElement.querySelector('.share-copied')
  copied.textContent = (await isCopied(url)) ? copied.dataset.copied : url
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
 * @param {string} text
 * @returns {Promise<boolean>}
 */
async function isCopied(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
