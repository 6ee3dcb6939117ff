import { parseHTML } from 'linkedom'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createHtmx, type Htmx } from './htmx.ts'

const socketExtension = readFileSync(new URL('../../../node_modules/htmx.org/dist/ext/hx-ws.js', import.meta.url), 'utf8')
const scripts = [socketExtension, await inOne(new URL('../../../static/chat/chat.js', import.meta.url))]
const names = [
  'window',
  'document',
  'htmx',
  'WebSocket',
  'CSS',
  'Math',
  'navigator',
  'sessionStorage',
  'localStorage',
  'MutationObserver',
]
// oxlint-disable-next-line typescript/no-implied-eval -- the page's own scripts run as a browser runs them, with these globals
const runs = scripts.map((script) => new Function(...names, script))

/** Where a page is loaded from, with what its browser has stored and which randomness, and a callback for each socket that it opens. */
export type Surroundings = { url: string; stored: Map<string, string>; random: () => number; onSocket(socket: WebSocket): void }

/** A page that runs the real scripts: `hx-ws` reconnects and `chat.js` supervises it, as in a browser. */
export type Page = { document: Document; htmx: Htmx; setHidden(isHidden: boolean): void; leave(): void }

export function runPage(text: string, surroundings: Surroundings): Page {
  const { document, Event, CustomEvent } = parseHTML(text)
  const htmx = createHtmx(document, CustomEvent as never, surroundings.url)
  const window = Object.assign(new EventTarget(), { htmx, location: new URL(surroundings.url), document })
  const visibility = { hidden: false, visibilityState: 'visible' }
  Object.defineProperties(document, {
    hidden: { get: () => visibility.hidden },
    visibilityState: { get: () => visibility.visibilityState },
    getAnimations: { value: () => [] },
  })
  const chat = document.querySelector('#chat')
  if (chat) Object.assign(chat, { showPopover() {}, hidePopover() {} })
  const css = { escape: (name: string) => name.replaceAll(':', '\\:') }
  const storage = {
    getItem: (name: string) => surroundings.stored.get(name) ?? null,
    setItem: (name: string, value: string) => void surroundings.stored.set(name, value),
  }
  const seeded = Object.create(Math, { random: { value: surroundings.random } })
  for (const run of runs) run(window, document, htmx, socketsOf(surroundings), css, seeded, {}, storage, storage, NoObserver)
  htmx.process(document.body)
  return {
    document,
    htmx,
    setHidden(isHidden) {
      Object.assign(visibility, { hidden: isHidden, visibilityState: isHidden ? 'hidden' : 'visible' })
      document.dispatchEvent(new Event('visibilitychange'))
    },
    leave: () => document.querySelectorAll('#live').forEach((live) => htmx.cleanUp(live)),
  }
}

/** What the page does when its elements change is about how it looks. */
class NoObserver {
  observe() {}
}

/** Adds the headers that a browser sends by itself. */
function socketsOf(surroundings: Surroundings) {
  return class extends WebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, { headers: { origin: surroundings.url }, protocols } as never)
      surroundings.onSocket(this)
    }
  }
}

/** Returns a module and all that it imports as one script, each module once. */
async function inOne(module: URL): Promise<string> {
  const { outputs } = await Bun.build({ entrypoints: [fileURLToPath(module)], format: 'iife', target: 'browser' })
  const [script] = outputs
  if (!script) throw new Error(`${module.href} became no script`)
  return script.text()
}
