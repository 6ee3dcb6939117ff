import { quiz } from '../../browser/quiz.ts'

type Listener = (frame: string) => void

/**
 * Opens a visit with this number. Returns a function that opens its socket, which in turn resolves with a function that closes
 * it.
 */
export async function openVisit(url: string, phone: string) {
  const body = new URLSearchParams({ phone, consent: quiz.consent.version })
  // each visit comes from an address of its own, through a proxy: rate limits would stop so many from one
  const from = { origin: url, 'x-forwarded-for': `2001:db8:${phone.slice(-8, -4)}:${phone.slice(-4)}::1` }
  const response = await fetch(`${url}/visits`, { method: 'POST', body, headers: { ...from, 'hx-request': 'true' } })
  const page = await response.text()
  if (!response.ok) throw new Error(`a visit: ${response.status} ${page}`)
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const address = /hx-ws:connect="([^"]+)"/.exec(page)?.[1] ?? '/socket'
  const socketUrl = new URL(address, url.replace('http', 'ws')).href
  return (listener: Listener = () => undefined) => openSocket(socketUrl, { cookie, ...from }, listener)
}

function openSocket(url: string, headers: Record<string, string>, listener: Listener): Promise<() => void> {
  // Bun accepts headers here; the types are those of browsers, which cannot send any
  const socket = new WebSocket(url, { headers } as unknown as string[])
  socket.addEventListener('message', (event) => listener(String(event.data)))
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve(() => socket.close()))
    socket.addEventListener('close', (event) => reject(new Error(`a socket closed with ${event.code}`)))
  })
}
