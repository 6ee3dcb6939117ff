import { element } from './element.js'
import { portrait } from './portrait.js'
/** @import { Settings } from './settings.js' */

const asleepMs = 1500

/**
 * Returns the button in which Pavel sleeps. He opens his eyes after a moment, or when somebody comes near.
 *
 * @param {Settings} settings
 * @param {() => void} toggle
 */
export function launcher({ label, layer, corner, motion }, toggle) {
  const name = element('span', { class: 'label', 'aria-hidden': 'true' }, label)
  const button = element('button', {
    class: `button ${corner} ${motion}`,
    type: 'button',
    'aria-label': label,
    'aria-expanded': 'false',
  })
  button.append(name, portrait())
  if (layer === 'top') button.setAttribute('popover', 'manual')
  const wake = () => button.classList.add('awake')
  for (const sign of ['pointerenter', 'focus']) button.addEventListener(sign, wake)
  button.addEventListener('click', toggle)
  setTimeout(wake, asleepMs)
  return button
}
