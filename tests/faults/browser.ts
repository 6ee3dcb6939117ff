import { parseHTML } from 'linkedom'
import { makeToken, withToken } from '../cast/visit-token.ts'
import { applyFrame } from '../cast/visitor-fragments.ts'
import { type Page, runPage } from './browser/page.ts'

const patienceMs = 8_000

/** The state that a page shows. */
export type Shown = {
  state: string
  points: number
  code: string | null
  rebus: number
  question: number
  entries: { id: string; text: string; verdict: string | null }[]
}

type Options = { url: string; random: () => number; onSocket?: (socket: WebSocket) => void }

/** A visitor's browser: one window with its token and its socket, which closes and reconnects as `hx-ws` does. */
export type Browser = ReturnType<typeof createBrowser>

export function createBrowser({ url, random, onSocket = () => {} }: Options) {
  const token = makeToken()
  const stored = new Map([['pavel-visit', token]])
  let page: Page | null = null
  let socket: WebSocket | null = null
  let askedAt = 0

  async function fetches(
    path: string,
    init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const signal = AbortSignal.timeout(patienceMs)
    const headers = { ...withToken(token), origin: url, 'Sec-Fetch-Site': 'same-origin', ...init.headers }
    return fetch(url + path, { ...init, headers, redirect: 'manual', keepalive: false, signal })
  }

  async function load(): Promise<void> {
    const response = await fetches('/')
    if (!response.ok) throw new Error(`the page: ${response.status}`)
    const text = await response.text()
    page?.leave()
    page = runPage(text, {
      url,
      random,
      stored,
      onSocket(opening) {
        askedAt = Date.now()
        onSocket((socket = opening))
      },
    })
    swapIn(page, '#conversation', 'innerHTML', await readConversation())
  }

  /** What the page asks for once it is there. */
  async function readConversation(): Promise<string> {
    const response = await fetches('/conversation', { headers: { 'HX-Request': 'true' } })
    if (!response.ok) throw new Error(`the conversation: ${response.status}`)
    return response.text()
  }

  function swapIn(page: Page, target: string, swap: string, answer: string): void {
    const isOfPartials = swap === 'none' || answer.startsWith('<hx-partial')
    applyFrame(
      page.document,
      isOfPartials ? answer : `<hx-partial hx-target="${target}" hx-swap="${swap}">${answer}</hx-partial>`,
    )
    page.htmx.process(page.document.body)
  }

  /** Submits a form and swaps the reply in. Returns the HTTP status, or 0 when no reply came. */
  async function submits(path: string, fields: Record<string, string>, target: string, swap: string): Promise<number> {
    const response = await fetches(path, {
      method: 'POST',
      headers: { 'HX-Request': 'true' },
      body: new URLSearchParams(fields),
    }).catch(() => null)
    const answer = await response?.text().catch(() => null)
    if (!page || !response || answer == null) return 0
    swapIn(page, target, swap, answer)
    return response.status
  }

  const consentShown = () => page?.document.querySelector('#consent')?.getAttribute('value') ?? ''
  const question = () => page?.document.querySelector('[name=question]')?.getAttribute('value') ?? ''

  return {
    load,
    get isOnline() {
      return socket?.readyState === WebSocket.OPEN
    },
    /** its socket is open and has brought something since it was opened */
    get isUpToDate() {
      return socket?.readyState === WebSocket.OPEN && (page?.htmx.shownAt ?? 0) >= askedAt
    },
    get shown() {
      return page ? read(page.document) : null
    },
    /** whether the page has a field for an answer */
    get canAnswer() {
      return question() !== ''
    },
    /** what a freshly loaded page would show */
    looksAfresh: async () => read(parseHTML(`<body>${await readConversation()}</body>`).document),
    givesNumber: (phone: string) => submits('/visits', { phone, consent: consentShown() }, '#conversation', 'innerMorph'),
    types: (answer: string) => submits('/answers', { question: question(), answer }, '#composer', 'outerMorph'),
    clicks: (command: string) => submits('/commands', { command, question: question() }, '', 'none'),
    hides: () => page?.setHidden(true),
    shows: () => page?.setHidden(false),
    closes: () => page?.leave(),
  }
}

function read(document: Document): Shown {
  const text = (selector: string) => document.querySelector(selector)?.textContent ?? null
  return {
    state: document.querySelector('#stage')?.getAttribute('data-state') ?? '',
    points: Number(text('.points-now') ?? 0),
    code: text('#code'),
    rebus: Number(/\d+/.exec(text('.rebus .rebus-caption') ?? '')?.[0] ?? 0),
    question: Number(document.querySelector('[name=question]')?.getAttribute('value') ?? -1),
    entries: [...document.querySelectorAll('#entries > li')].map((entry) => ({
      id: entry.id,
      text: entry.querySelector('.entry-text')?.textContent ?? '',
      verdict: entry.getAttribute('data-verdict'),
    })),
  }
}
