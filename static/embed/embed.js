import { element } from './element.js'
import { launcher } from './launcher.js'
import { look } from './look.js'
import { chatPanel, wasOpen } from './panel.js'
import { ownScript, settingsOf } from './settings.js'
/** @import { Published, Settings } from './settings.js' */

const events = ['ready', 'opened', 'closed', 'number', 'playing', 'won']
/** in a second */
const mostReturns = 20

/**
 * Puts Pavel into the corner of this site, unless he is there. `words` are what is read in his button and panel, by language.
 *
 * @param {Record<string, Record<string, string>>} words
 * @param {Published} published
 */
function start(words, published) {
  const script = ownScript()
  const already = queued().campaign
  if (already) return console.warn(`Pavel: this page has the tag twice. The first, of “${already}”, counts`)
  const settings = script && settingsOf(script, published)
  if (!settings) return
  // beside the script, which as an asset lies two folders below
  const address = new URL(`c/${settings.campaign}/chat`, script.src.replace(/static\/[^/]+\/embed/, ''))
  for (const name of ['theme', 'motion']) if (settings[name] !== 'auto') address.searchParams.set(name, settings[name])
  const spoken = words[settings.language]
  settings.label ||= spoken.open
  const isModern = 'popover' in HTMLElement.prototype && CSS.supports('color: light-dark(red, red)')
  const corner = isModern ? modernCorner(settings, address, spoken) : plainCorner(settings, address)
  const commands = offerCommands(settings.campaign, corner)
  if (script.dataset.open !== undefined || wasOpen()) commands.open({ isByItself: true })
}

/**
 * @param {Settings} settings
 * @param {URL} address
 * @param {Record<string, string>} words
 */
function modernCorner(settings, address, words) {
  const host = element('pavel-chat')
  const root = host.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [look(settings)]
  const button = launcher(settings, () => toggle())
  const { panel, open, hide, isOpen, restore, end } = chatPanel({ settings, address, words, host, button, tell })
  const toggle = () => (isOpen() ? hide() : open())
  root.append(button, panel)
  const leave = stayIn(host, () => {
    if (button.popover && !button.matches(':popover-open')) button.showPopover()
    restore()
  })
  const onEscape = ({ key, isComposing, defaultPrevented }) => {
    const isOurs = [host, document.body].includes(document.activeElement)
    if (key === 'Escape' && isOurs && !isComposing && !defaultPrevented) hide()
  }
  document.addEventListener('keydown', onEscape)
  return {
    open,
    close: hide,
    toggle,
    destroy() {
      end()
      document.removeEventListener('keydown', onEscape)
      leave()
    },
  }
}

/**
 * What an old browser gets, to which neither the panel nor the chat in it would be of use: a link to a window of its own.
 *
 * @param {Settings} settings
 * @param {URL} address
 */
function plainCorner({ label, corner, distance, layer }, { href }) {
  const link = element('a', { href, target: '_blank', rel: 'noopener' }, label)
  link.style.cssText = `position:fixed;${corner}:${distance}px;bottom:${distance}px;z-index:${layer === 'top' ? 2147483647 : layer};padding:1em;background:#c6f24e;color:#16200f;font:bold 16px sans-serif`
  const open = () => link.click()
  return { open, close() {}, toggle: open, destroy: stayIn(link, () => {}) }
}

/**
 * Keeps an element in the document, whatever parts of it a site replaces, and calls `restore` after each time. It is beside the body,
 * which a site may transform. A site that removes it again and again wins. Returns what removes it.
 *
 * @param {HTMLElement} host
 * @param {() => void} restore
 */
function stayIn(host, restore) {
  let returns = 0
  const put = () => {
    const { documentElement: root } = document
    if (!host.isConnected && root && returns < mostReturns) {
      returns++
      setTimeout(() => returns--, 1000)
      root.append(host)
    }
    if (host.isConnected) restore()
    for (const node of [document, root ?? document]) observer.observe(node, { childList: true })
  }
  const observer = new MutationObserver(put)
  put()
  return () => {
    observer.disconnect()
    host.remove()
  }
}

/** What the site has put there. An element whose id is `Pavel` has the same name, and its parts have the names of its fields. */
const queued = () => (typeof window.Pavel === 'function' ? window.Pavel : {})

/** Replaces the queue of commands in `window.Pavel` by what executes them, and does what has waited there. */
function offerCommands(campaign, corner) {
  const end = new AbortController()
  const commands = {
    ...corner,
    on(event, act) {
      if (!events.includes(event)) return console.warn(`Pavel: “${event}” is none of these events: ${events.join(', ')}`)
      if (event === 'ready') act()
      window.addEventListener(`pavel:${event}`, () => act(), end)
    },
    destroy() {
      corner.destroy()
      end.abort()
      window.Pavel = (...command) => void window.Pavel.q.push(command)
      window.Pavel.q = []
    },
  }
  const waiting = queued().q ?? []
  window.Pavel = (name, ...rest) => {
    if (Object.hasOwn(commands, name)) commands[name](...rest)
    else console.warn(`Pavel: “${name}” is none of these commands: ${Object.keys(commands).join(', ')}`)
  }
  window.Pavel.campaign = campaign
  tell('ready')
  for (const command of waiting) window.Pavel(...command)
  return commands
}

/** Tells the site, which may count it. @param {string} event */
function tell(event) {
  window.dispatchEvent(new CustomEvent(`pavel:${event}`))
}

// given by the server, which puts this file into a function
start(words, published)
