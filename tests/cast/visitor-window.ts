import { parseHTML } from 'linkedom'
import { openVisitSocket, withToken } from './visit-token.ts'
import { applyFrame, visibleText } from './visitor-fragments.ts'

/** How often a page without a socket asks for what it lacks. */
const newsMs = 2_000

type Options = {
  token: string
  /** the cookie that a visit from before there were tokens of pages began with */
  cookie: string
  origin: string
  address?: string | undefined
  path: string
  /** the path of the page, where it is not `path` itself */
  page?: string | undefined
  /** the cookie of somebody who has signed in at the desk */
  staff?: string | undefined
  /** something on the way lets no socket through */
  withoutSockets?: boolean | undefined
}

/**
 * A browser window: the document, the token of its visit and its socket. `origin` is the server's origin as the browser sees it,
 * `address` the network address that a proxy in front of the server names, `path` what the paths of its campaign begin with.
 */
export function createWindow(url: string, { token, origin, address, path: campaignPath, page, staff, ...options }: Options) {
  const forwarded: Record<string, string> = address ? { 'X-Forwarded-For': address } : {}
  let cookie = options.cookie
  const cookies = () => [cookie, staff].filter(Boolean).join('; ')
  let document = parseHTML('<html><body></body></html>').document
  let socket: WebSocket | null = null
  let wasOpen = false
  let isAsking = false

  async function fetches(
    path: string,
    init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const response = await fetch(url + path, {
      ...init,
      headers: { cookie: cookies(), ...withToken(token), ...forwarded, ...init.headers },
      redirect: 'manual',
    })
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return response
  }

  async function load() {
    document = parseHTML(await (await fetches(page ?? (campaignPath || '/'))).text()).document
    wasOpen = false
    await begins()
    await connects()
  }

  /** Asks for the conversation, as htmx does once the page is there. */
  async function begins() {
    const begins = document.querySelector('.chat-begins')
    const [method, path] =
      ['post', 'get'].map((name) => [name, begins?.getAttribute(`hx-${name}`)]).find(([, path]) => path) ?? []
    if (!method || !path) return
    const response = await fetches(path, { method, headers: asHtmx() })
    applyFrame(document, `<hx-partial hx-target="#conversation" hx-swap="innerHTML">${await response.text()}</hx-partial>`)
  }

  const asHtmx = () => ({ 'HX-Request': 'true', 'Sec-Fetch-Site': 'same-origin', origin })

  /**
   * Submits a form as htmx does: sends its fields and swaps the reply into the target. The partials of a failed request name
   * their own targets.
   */
  async function submits(
    path: string,
    fields: Record<string, string>,
    target: string,
    swap: string,
    method = 'POST',
  ): Promise<Response> {
    const response = await fetches(`${campaignPath}/${path}`, {
      method,
      headers: asHtmx(),
      ...(method === 'POST' && { body: new URLSearchParams(fields) }),
    })
    const answer = await response.clone().text()
    applyFrame(
      document,
      swap === 'none' || answer.startsWith('<hx-partial')
        ? answer
        : `<hx-partial hx-target="${target}" hx-swap="${swap}">${answer}</hx-partial>`,
    )
    if (document.querySelector('#live') && !socket) await connects()
    return response
  }

  async function connects() {
    const address = wasOpen ? addressOfReturn() : document.querySelector('#live')?.getAttribute('hx-ws:connect')
    if (!address) return
    disconnects()
    if (options.withoutSockets) void asks()
    const opening = openVisitSocket(url + address, token, { cookie: cookies(), origin, ...forwarded })
    socket = opening
    // JSON frames carry the heartbeat and change nothing on the page
    opening.onmessage = ({ data }) => String(data).startsWith('{') || applyFrame(document, String(data))
    await new Promise<void>((resolve, reject) => {
      opening.onopen = () => {
        wasOpen = true
        resolve()
      }
      opening.onerror = () => (isAsking ? resolve() : reject(new Error(`no socket at ${address}`)))
    })
  }

  /** static/chat/news.js does it */
  async function asks() {
    isAsking = true
    while (isAsking) {
      const news = await fetches(`${campaignPath}/news?${seenHere()}`).catch(() => null)
      if (news?.ok && isAsking) applyFrame(document, await news.text())
      await new Promise((resolve) => setTimeout(resolve, newsMs))
    }
  }

  /** static/chat/wire.js makes it */
  const addressOfReturn = () => `${campaignPath}/socket?${seenHere()}&again`

  function seenHere() {
    const after = document.querySelector('#entries')?.lastElementChild?.id.replace('entry-', '') ?? ''
    return `after=${after}&etag=${document.querySelector('#stage')?.getAttribute('data-etag') ?? ''}`
  }

  function disconnects() {
    isAsking = false
    socket?.close()
    socket = null
  }

  const closes = () => new Promise<number>((resolve) => socket?.addEventListener('close', ({ code }) => resolve(code)))

  return {
    get cookie() {
      return cookie
    },
    get document() {
      return document
    },
    text: () => visibleText(document),
    load,
    submits,
    connects,
    disconnects,
    closes,
    fetches,
  }
}
