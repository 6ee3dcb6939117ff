import { randomBytes } from 'node:crypto'
import type { Person } from './person.ts'

/** What a visitor sees. `shows` is the description of the current picture, `question` stands for it in a form. */
type Seen = {
  state: string
  digits: string
  shows: string | null
  attempt: number
  rebus: number
  question: string
  code: string | null
}

export type Page = Awaited<ReturnType<typeof openPage>>

type Options = {
  /** our server's origin */
  url: string
  /** what the paths of the campaign begin with */
  path: string
  person: Pick<Person, 'number' | 'comesBySite'>
}

const patienceMs = 60_000

/**
 * Opens the campaign's page in a browser of its own: a token, a network address, and a socket once a number is given. It reads from
 * the fragments only what a person needs to play.
 */
export async function openPage({ url, path, person }: Options) {
  const token = randomBytes(24).toString('base64url')
  // Each browser has a network of its own: limits count by these.
  const from = { origin: url, 'x-forwarded-for': `2001:db8:${person.number.toString(16)}::1` }
  const headers = { ...from, 'pavel-visit': token, 'hx-request': 'true', 'sec-fetch-site': 'same-origin' }
  const seen: Seen = { state: '', digits: '', shows: null, attempt: 1, rebus: 0, question: '', code: null }
  let consent = ''
  let link: string | null = null
  let socket: WebSocket | null = null
  const changes = new EventTarget()

  const ask = async (part: string, init: RequestInit = {}) => {
    const response = await fetch(url + path + part, {
      ...init,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    })
    const html = await response.text()
    read(html)
    return { status: response.status, html }
  }
  const submit = (part: string, fields: Record<string, string>) =>
    ask(part, { method: 'POST', body: new URLSearchParams(fields) })

  // A site around the chat has loaded the tag first.
  if (person.comesBySite) await fetch(`${url}/embed.js`, { headers: from })
  await ask(person.comesBySite ? '/chat' : '')
  await ask('/conversation')
  return {
    seen: seen as Readonly<Seen>,
    get link() {
      return link
    },
    /** Gives the number. Returns whether it was taken, and connects the page if so. */
    async givesNumber(phone: string): Promise<boolean> {
      const { status, html } = await submit('/visits', { phone, consent })
      const address = /hx-ws:connect="([^"]+)"/.exec(html)?.[1]
      if (status >= 300 || !address) return false
      connect(unescaped(address))
      return true
    },
    types: async (answer: string) => (await submit('/answers', { question: seen.question, answer })).status < 300,
    presses: (command: string) => submit('/commands', { command, question: seen.question }),
    asksToBeCalled: async () => (await submit('/callbacks', {})).status < 300,
    /** The code is copied in the browser, and the link leads away: our server is told of both. */
    copiesCode: () => submit('/prize/copied', {}),
    followsLink: () => submit('/prize/followed', {}),
    /** Calls `listener` after each change of what is shown. */
    onChange: (listener: () => void) => changes.addEventListener('change', listener),
    closes() {
      const last = socket
      socket = null
      last?.close()
    },
  }

  function connect(address: string) {
    const Socket = WebSocket as unknown as new (url: string, options: object) => WebSocket
    const opened = new Socket(url.replace('http', 'ws') + address, { headers: from, protocols: ['pavel', `visit.${token}`] })
    socket = opened
    opened.addEventListener('message', ({ data }) => read(String(data)))
    opened.addEventListener('close', () => {
      if (socket === opened) setTimeout(() => socket === opened && connect(address), 500)
    })
  }

  function read(html: string) {
    const stage = /<div id="stage".*/s.exec(html)?.[0]
    consent = first(html, /<input id="consent"[^>]* value="([^"]*)"/) ?? consent
    if (stage) readStage(stage)
    const question = first(html, /name="question" value="(\d+)"/)
    if (question !== null) seen.question = question
    changes.dispatchEvent(new Event('change'))
  }

  function readStage(html: string) {
    seen.state = first(html, /data-state="([^"]*)"/) ?? ''
    seen.digits = first(html, /<output id="digits"[^>]*>(\d+)</) ?? seen.digits
    seen.shows = first(html, /<figure class="rebus"><img class="picture"[^>]* alt="([^"]*)"/)
    seen.attempt = Number(first(html, /data-attempt="(\d)"/) ?? 1)
    seen.rebus = Number(first(html, /<figcaption class="rebus-caption"><span>[^<\d]*(\d+)/) ?? seen.rebus)
    seen.code = first(html, /<output class="code-text" id="code"[^>]*>([^<]+)</) ?? seen.code
    link = first(html, /<a class="prize-link" href="([^"]+)"/) ?? link
  }
}

function first(html: string, pattern: RegExp): string | null {
  const found = pattern.exec(html)?.[1]
  return found === undefined ? null : unescaped(found)
}

const unescaped = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
