/**
 * Buttons that copy a code beside them. htmx replaces parts of the page, so the whole page is listened to. Browsers copy nothing on
 * pages without https, and may refuse it: the code is selected then, to be copied by hand.
 */
document.addEventListener('click', async ({ target }) => {
  const button = target instanceof Element ? target.closest('button') : null
  const code = /** @type {HTMLTextAreaElement | null} */ (document.getElementById(button?.dataset.copies ?? ''))
  if (!button || !code) return
  const said = document.getElementById(`${code.id}-copied`)
  const isCopied = await copy(code.value)
  if (!isCopied) code.select()
  if (said) said.textContent = (isCopied ? button.dataset.copied : button.dataset.selected) ?? ''
})

/** @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
