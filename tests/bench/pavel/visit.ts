import { consentAsked } from '../../cast/consent.ts'
import { makeToken, withToken } from '../../cast/visit-token.ts'

/** What opens the socket of a visit: its address, and what the browser sends with it. Revisions before tokens take the cookie. */
export type Visit = { socketUrl: string; token: string; headers: { cookie: string; origin: string; 'x-forwarded-for': string } }

/** Opens a visit with this number. */
export async function openVisit(url: string, phone: string): Promise<Visit> {
  const body = new URLSearchParams({ phone, consent: await consentAt(url) })
  const from = fromOwnAddress(url, phone)
  const token = makeToken()
  const response = await fetch(`${url}/visits`, {
    method: 'POST',
    body,
    headers: { ...from, ...withToken(token), 'hx-request': 'true' },
  })
  const page = await response.text()
  if (!response.ok) throw new Error(`a visit: ${response.status} ${page}`)
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const address = /hx-ws:connect="([^"]+)"/.exec(page)?.[1] ?? '/socket'
  const socketUrl = new URL(address.replaceAll('&amp;', '&'), url.replace('http', 'ws')).href
  return { socketUrl, token, headers: { cookie, ...from } }
}

/** Asked for once, so that a visit is one request. */
function consentAt(url: string): Promise<string> {
  const asked = consents.get(url) ?? consentAsked(url)
  consents.set(url, asked)
  return asked
}

const consents = new Map<string, Promise<string>>()

/** Each visit comes from an address of its own, through a proxy: rate limits would stop so many from one. */
export function fromOwnAddress(url: string, phone: string) {
  return { origin: url, 'x-forwarded-for': `2001:db8:${phone.slice(-8, -4)}:${phone.slice(-4)}::1` }
}
