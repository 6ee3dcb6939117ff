import { quiz } from '../../browser/quiz.ts'

/** What opens the socket of a visit: its address, and what the browser sends with it. */
export type Visit = { socketUrl: string; headers: { cookie: string; origin: string; 'x-forwarded-for': string } }

/** Opens a visit with this number. */
export async function openVisit(url: string, phone: string): Promise<Visit> {
  const body = new URLSearchParams({ phone, consent: quiz.consent.version })
  const from = fromOwnAddress(url, phone)
  const response = await fetch(`${url}/visits`, { method: 'POST', body, headers: { ...from, 'hx-request': 'true' } })
  const page = await response.text()
  if (!response.ok) throw new Error(`a visit: ${response.status} ${page}`)
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const address = /hx-ws:connect="([^"]+)"/.exec(page)?.[1] ?? '/socket'
  return { socketUrl: new URL(address.replaceAll('&amp;', '&'), url.replace('http', 'ws')).href, headers: { cookie, ...from } }
}

/** Each visit comes from an address of its own, through a proxy: rate limits would stop so many from one. */
export function fromOwnAddress(url: string, phone: string) {
  return { origin: url, 'x-forwarded-for': `2001:db8:${phone.slice(-8, -4)}:${phone.slice(-4)}::1` }
}
