import { post, started } from '../cast/wire.ts'
import type { Ground } from './ground.ts'

/** Opens the visits and starts the calls that the first inputs refer to. */
export async function prepare(ground: Ground, url: string, slots: number): Promise<void> {
  for (let index = 0; index < slots; index++) await play(ground, url, `+7916000${String(index).padStart(4, '0')}`)
}

async function play(ground: Ground, url: string, phone: string): Promise<void> {
  const headers = { 'Sec-Fetch-Site': 'same-origin', 'X-Forwarded-For': '10.1.0.1' }
  const response = await fetch(`${url}/visits`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ phone, consent: ground.version }),
  })
  await response.text()
  const call = crypto.randomUUID()
  const { turn } = await post(url, JSON.stringify({ call, seq: 1, ...started(phone) }))
  Object.assign(ground.oldest(), {
    phone,
    cookie: response.headers.get('set-cookie')?.split(';')[0] ?? '',
    call,
    seq: 1,
    turn: turn.turn,
  })
}
