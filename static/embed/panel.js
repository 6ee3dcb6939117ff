import { element } from './element.js'
import { chatFrame } from './frame.js'
import { keepInView } from './place.js'
/** @import { Settings } from './settings.js' */

/**
 * Returns the panel of the chat, closed and without a frame: that is made when it is opened first. Where the frame cannot be, the chat
 * opens in a window of its own, now and whenever it is asked for again.
 *
 * @param {{
 *   settings: Settings, address: URL, words: Record<string, string>, host: HTMLElement, button: HTMLElement, tell(event: string): void,
 * }} options
 */
export function chatPanel({ settings, address, words, host, button, tell }) {
  const text = element('p', { class: 'words', role: 'status' }, words.opening)
  const name = settings.name ?? words.name
  const close = element('button', { class: 'close', type: 'button', 'aria-label': words.close }, '×')
  const classes = `panel ${settings.corner} ${settings.motion}`
  const panel = element('div', { class: classes, popover: 'manual', role: 'dialog', 'aria-label': name }, text, close)
  let isElsewhere = false
  let takesFocus = true
  let isOpen = false
  let chat = null
  let letGo = null
  let opener = null

  const on = {
    ready() {
      panel.classList.add('ready')
      if (isOpen) show()
    },
    message(message) {
      if (message === 'close') hide()
      else if (message === 'wide' || message === 'narrow') panel.classList.toggle('wide', message === 'wide')
      else tell(message)
    },
    slow: offerWindow,
    refused(why) {
      console.error(`Pavel: ${why}`)
      endChat()
      isElsewhere = true
      if (!isOpen) return
      if (openWindow(address)) hide()
      else offerWindow()
    },
  }

  /** @param {{ isByItself?: boolean }} [how] nobody has asked for it just now, so that the focus stays where it is */
  function open({ isByItself = false } = {}) {
    if (isOpen) return
    takesFocus = !isByItself
    if (!isElsewhere && window.origin === 'null') on.refused(sandboxed)
    if (isElsewhere && openWindow(address)) return tell('opened')
    isOpen = true
    remember(true)
    opener = document.activeElement
    if (isElsewhere) offerWindow()
    else if (!chat) {
      chat = chatFrame(address, name, on)
      panel.prepend(chat.frame)
    }
    button.setAttribute('aria-expanded', 'true')
    panel.showPopover()
    letGo = keepInView(panel)
    show()
    tell('opened')
  }

  function show() {
    chat?.say('shown')
    if (!takesFocus) return
    if (panel.classList.contains('ready')) chat.frame.focus()
    else close.focus()
  }

  function hide() {
    if (!isOpen) return
    const hadFocus = [host, document.body, null].includes(document.activeElement)
    isOpen = false
    remember(false)
    letGo()
    panel.hidePopover()
    button.setAttribute('aria-expanded', 'false')
    chat?.say('hidden')
    tell('closed')
    if (hadFocus) (isSomethingOfTheSite(opener, host) ? opener : button).focus()
  }

  function offerWindow() {
    const link = element('a', { href: address.href, target: '_blank', rel: 'noopener' }, address.host + address.pathname)
    link.addEventListener('click', hide)
    text.replaceChildren(words.elsewhere, ' ', link)
  }

  function endChat() {
    panel.classList.remove('ready')
    chat?.end()
    chat = null
  }

  close.addEventListener('click', hide)
  return {
    panel,
    open,
    hide,
    isOpen: () => isOpen,
    /** Shows the panel again, after the site has moved it. */
    restore: () => isOpen && !panel.matches(':popover-open') && panel.showPopover(),
    end() {
      hide()
      endChat()
    },
  }
}

const mark = 'pavel-open'

/**
 * Returns whether the chat was open when this tab left the page, or loaded it again: somebody who is on the telephone wants to see the
 * picture. A site may be allowed to store nothing.
 */
export function wasOpen() {
  try {
    return sessionStorage.getItem(mark) !== null
  } catch {
    return false
  }
}

/** @param {boolean} isOpen */
function remember(isOpen) {
  try {
    if (isOpen) sessionStorage.setItem(mark, '')
    else sessionStorage.removeItem(mark)
  } catch {}
}

/** @param {Element | null} element @param {HTMLElement} host */
const isSomethingOfTheSite = (element, host) => element?.isConnected && element !== host && element !== document.body

// such a page has no origin that a campaign could have among its sites
const sandboxed = 'this page is in a sandbox without allow-same-origin'

/**
 * Returns whether there is a window. Browsers allow one only just after somebody has pressed something. In one that is in a sandbox like
 * this page, the chat could not be played.
 *
 * @param {URL} address
 */
function openWindow(address) {
  const opened = window.open(address)
  try {
    if (opened) opened.opener = null
    return opened !== null
  } catch {
    opened.close()
    return false
  }
}
