import { quiz } from '../../browser/quiz.ts'

type Listener = (frame: string) => void

/** A browser that has given its number; what comes back opens its socket, and that gives the way to close it. */
export async function openVisit(url: string, phone: string) {
  const body = new URLSearchParams({ phone, consent: quiz.consent.version })
  // everybody comes from an address of his own, through a proxy: one address alone is not let in so often
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
  // Bun takes headers here; the types are the browser's, which cannot send any
  const socket = new WebSocket(url, { headers } as unknown as string[])
  socket.addEventListener('message', (event) => listener(String(event.data)))
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve(() => socket.close()))
    socket.addEventListener('close', (event) => reject(new Error(`a socket closed with ${event.code}`)))
  })
}
