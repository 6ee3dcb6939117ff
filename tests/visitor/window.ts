import { parseHTML } from 'linkedom'
import { applyFrame, visibleText } from './fragments.ts'

/** Bun's socket sends the headers that a browser sends by itself. */
const BrowserSocket = WebSocket as unknown as new (url: string, options: { headers: Record<string, string> }) => WebSocket

/** A browser's window: the document, its cookie, and its socket. */
export function createWindow(url: string, initialCookie: string) {
  let cookie = initialCookie
  let document = parseHTML('<html><body></body></html>').document
  let socket: WebSocket | null = null

  async function fetches(path: string, init: RequestInit = {}): Promise<Response> {
    const response = await fetch(url + path, { ...init, headers: { cookie, ...init.headers }, redirect: 'manual' })
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return response
  }

  async function load() {
    document = parseHTML(await (await fetches('/')).text()).document
    await connects()
  }

  /** As htmx does it: a form's fields up, the answer swapped into its target; a failed request's partials go to their own. */
  async function submits(path: string, fields: Record<string, string>, target: string, swap: string): Promise<Response> {
    const headers = { 'HX-Request': 'true', 'Sec-Fetch-Site': 'same-origin' }
    const response = await fetches(path, { method: 'POST', body: new URLSearchParams(fields), headers })
    const answer = await response.clone().text()
    applyFrame(document, answer.startsWith('<hx-partial') ? answer : `<hx-partial hx-target="${target}" hx-swap="${swap}">${answer}</hx-partial>`)
    if (document.querySelector('#live') && !socket) await connects()
    return response
  }

  async function connects() {
    const address = document.querySelector('#live')?.getAttribute('hx-ws:connect')
    if (!address) return
    disconnects()
    const opening = new BrowserSocket(url.replace('http', 'ws') + address, { headers: { cookie, origin: url } })
    socket = opening
    opening.onmessage = ({ data }) => applyFrame(document, String(data))
    await new Promise<void>((resolve, reject) => {
      opening.onopen = () => resolve()
      opening.onerror = () => reject(new Error(`no socket at ${address}`))
    })
  }

  function disconnects() {
    socket?.close()
    socket = null
  }

  const closes = () => new Promise<number>((resolve) => socket?.addEventListener('close', ({ code }) => resolve(code)))

  return {
    get cookie() { return cookie },
    get document() { return document },
    text: () => visibleText(document),
    load, submits, connects, disconnects, closes, fetches,
  }
}
