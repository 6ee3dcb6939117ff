/**
 * The browser's own choice of colours, beside the field that the form sends. Without this script, the field alone is shown. htmx
 * replaces the form when it is saved, so the whole page is listened to, and what appears is looked for again.
 */

/** @param {HTMLInputElement} picker */
const fieldOf = (picker) => /** @type {HTMLInputElement | null} */ (document.getElementById(picker.dataset.colourOf ?? ''))

const pickers = () => /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('input[data-colour-of]'))

function show() {
  for (const picker of pickers()) {
    const field = fieldOf(picker)
    const typed = field?.value.trim() || field?.placeholder || ''
    if (/^#[\da-f]{6}$/i.test(typed)) picker.value = typed
    picker.hidden = false
  }
}

document.addEventListener('input', ({ target }) => {
  if (!(target instanceof HTMLInputElement)) return
  const field = target.dataset.colourOf === undefined ? null : fieldOf(target)
  if (!field) return show()
  field.value = target.value
  field.dispatchEvent(new Event('input', { bubbles: true }))
})
document.addEventListener('htmx:after:swap', show)
show()
