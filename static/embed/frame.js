import { element } from './element.js'

/** How long after its `load` a frame may still say that it is ready, and how long before, after which we say that it takes long. */
const readyAfterLoadMs = 800
const patienceMs = 10_000

/** What a frame may say (static/chat/frame.js), beside that it is ready. Never a number, and never a code. */
const messages = ['close', 'wide', 'narrow', 'number', 'playing', 'won']

/**
 * Returns a frame for the chat and what talks to it. The frame says that it is ready, each time that it has loaded: a site may move it.
 * Only then it hears the nonce that its name holds, from us alone, and gets a port for everything else.
 *
 * @param {URL} address
 * @param {string} title
 * @param {{ ready(): void, message(name: string): void, slow(): void, refused(why: string): void }} on
 */
export function chatFrame(address, title, on) {
  const nonce = [...crypto.getRandomValues(new Uint32Array(4))].join('-')
  const allow = 'clipboard-write; microphone'
  const frame = element('iframe', { class: 'frame', name: nonce, title, allow, src: address.href })
  const end = new AbortController()
  let port = null

  const hear = ({ source, origin, data }) => {
    if (source !== frame.contentWindow || origin !== address.origin || data !== 'pavel:ready') return
    const channel = new MessageChannel()
    port?.close()
    port = channel.port1
    port.onmessage = ({ data }) => messages.includes(data) && on.message(data)
    frame.contentWindow.postMessage(nonce, origin, [channel.port2])
    clearTimeout(slow)
    on.ready()
  }
  const refuse = (why) => port || on.refused(why)
  const slow = setTimeout(on.slow, patienceMs)

  window.addEventListener('message', hear, end)
  document.addEventListener(
    'securitypolicyviolation',
    (violation) => isOurs(violation, address) && refuse(policyOf(address)),
    end,
  )
  frame.addEventListener('load', () => setTimeout(refuse, readyAfterLoadMs, whySilent(address)))
  return {
    frame,
    /** @param {'shown' | 'hidden'} message */
    say: (message) => port?.postMessage(message),
    end() {
      end.abort()
      clearTimeout(slow)
      port?.close()
      frame.remove()
    },
  }
}

/** @param {SecurityPolicyViolationEvent} violation @param {URL} address */
function isOurs({ disposition, effectiveDirective, blockedURI }, { origin }) {
  return disposition === 'enforce' && /^(frame|child)-src/.test(effectiveDirective) && blockedURI.startsWith(origin)
}

/** @param {URL} address */
const policyOf = ({ origin }) => `the policy of this page refuses the chat: add ${origin} to its frame-src`

/** @param {URL} address */
const whySilent = ({ origin, pathname }) =>
  `${origin}${pathname} does not answer: is ${location.origin} among the sites of the campaign?`
