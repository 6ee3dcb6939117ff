// The chat in a frame on another site, and the script of the tag there (static/embed/). Only words of these lists go between them, and
// never a number, a code or a token.
const root = document.documentElement
const isWhole = document.body.classList.contains('frame')
const orders = { shown, hidden: () => root.toggleAttribute('data-rests', true) }

const signs = { number: '#live', playing: '#stage[data-state="playing"]', won: '#stage .prize' }

const chat = document.getElementById('chat')
const conversation = document.getElementById('conversation')
/** @type {MessagePort | null} */
let port = null
let isWide = false
/** @type {Set<string> | null} what has happened in this visit; null until the page knows it */
let happened = null

// Nobody could close it. The tag around a frame tells otherwise; without a tag, as where a page was given the frame itself, nobody does.
root.toggleAttribute('data-alone', isWhole)
if (isWhole && parent !== window) {
  addEventListener('message', takePort)
  addEventListener('keydown', ({ key, isComposing }) => key === 'Escape' && !isComposing && say('close'))
  chat.querySelector('.chat-close')?.addEventListener('click', () => say('close'))
  document.addEventListener('htmx:before:swap', keepFocus)
  document.addEventListener('htmx:after:swap', () => document.hasFocus() && focusFirst())
  new MutationObserver(look).observe(conversation, { childList: true, subtree: true, attributeFilter: ['data-state'] })
  parent.postMessage('pavel:ready', '*')
}

/**
 * The site answers with the name that it gave this frame, which no other page around it knows, and with a port for all the rest.
 *
 * @param {MessageEvent} event
 */
function takePort({ source, data, ports: [given] }) {
  if (source !== parent || data !== window.name || !given) return
  port = given
  root.toggleAttribute('data-alone', false)
  port.onmessage = ({ data: order }) => Object.hasOwn(orders, order) && orders[order]()
  if (isWide) say('wide')
}

/** @param {'close' | 'wide' | 'narrow' | 'number' | 'playing' | 'won'} word */
function say(word) {
  port?.postMessage(word)
}

/** A telephone would cover half the chat with its keyboard. */
function shown() {
  root.toggleAttribute('data-rests', false)
  if (matchMedia('(pointer: fine)').matches) focusFirst()
}

/** A browser gives no focus to what comes into a frame on another site, and complains of it in that site's console. */
function keepFocus({ detail: { tasks } }) {
  for (const element of tasks.flatMap(({ fragment }) => [...(fragment?.querySelectorAll('[autofocus]') ?? [])])) {
    element.removeAttribute('autofocus')
    element.toggleAttribute('data-first', true)
  }
}

function focusFirst() {
  conversation.querySelector('[data-first]')?.focus({ preventScroll: true })
}

/** Tells the site what the chat shows: whether it needs room, and what its visitor has reached, once each. */
function look() {
  const needsRoom = chat.querySelector('.rebuses') !== null
  if (needsRoom !== isWide) say(needsRoom ? 'wide' : 'narrow')
  isWide = needsRoom
  if (chat.querySelector('.chat-begins')) return
  const reached = Object.keys(signs).filter((word) => chat.querySelector(signs[word]))
  // what the visit had reached before the page was opened is no news
  happened ??= new Set(reached)
  for (const word of reached.filter((word) => !happened.has(word))) {
    happened.add(word)
    say(word)
  }
}
