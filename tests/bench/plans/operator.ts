import type { Evening } from '../../cast/evening.ts'
import { signsIn } from '../../cast/staff.ts'
import { filledCall, filledPhone } from './fill.ts'

/** Returns what an operator does in an evening, by its name. */
export function operates(evening: Evening, games: number, password: string): Record<string, () => Promise<unknown>> {
  let cookie: Promise<string> | null = null
  const headers = {
    // for the metrics
    authorization: `Bearer ${password}`,
    'sec-fetch-site': 'same-origin',
    'hx-request': 'true',
    origin: evening.url,
  }
  async function ask(path: string, init: RequestInit = {}): Promise<void> {
    const response = await fetch(evening.url + path, {
      ...init,
      headers: { ...headers, cookie: await session() },
      timeout: false,
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text.slice(0, 200)}`)
  }
  const submit = (path: string, fields: Record<string, string> = {}) =>
    ask(path, { method: 'POST', body: new URLSearchParams(fields) })
  const session = () => (cookie ??= signsIn(evening.url, password))
  // Games of two thirds of the way were played weeks ago; the third of each five thousand has a message that failed.
  const old = Math.floor((games * 2) / 3)
  const unsent = 5_000 * Math.floor((games - 3) / 5_000) + 3
  return {
    'the operator’s page': () => ask('/operator').then(() => ask('/operator/board')),
    'the page of a call': () => ask(`/operator/calls/${filledCall(old)}`),
    'a stopped call': () => submit(`/operator/calls/${filledCall(games + 1)}/stop`),
    'a check': () => submit('/operator/checks').then(() => ask('/operator/checks/newest')),
    'a message again': () => submit(`/operator/messages/${unsent}`),
    'an attempt given back, by its game': () => submit('/operator/attempts', { game: String(games), reason: 'unusual' }),
    'an attempt given back, by its number': () =>
      submit('/operator/attempts', { phone: filledPhone(old - 1), reason: 'stranger' }),
    'the log': () => ask('/operator/log').then(() => ask('/operator/log.csv')),
    'the metrics': () => ask('/metrics'),
    readiness: () => ask('/readyz'),
    // It reads all that was ever said, so one has to do: that of a number with a game, a visit and a live call.
    'an erasure by number': () => submit('/operator/erasures', { phone: filledPhone(games + 2) }),
  }
}
