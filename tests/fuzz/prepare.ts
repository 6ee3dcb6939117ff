import { makeToken, withToken } from '../cast/visit-token.ts'
import { post, started } from '../cast/wire.ts'
import { digitsIn, type Ground } from './ground.ts'

/** Opens the visits and starts the calls that the first inputs refer to. Every fourth caller hides the number. */
export async function prepare(ground: Ground, url: string, slots: number): Promise<void> {
  for (let index = 0; index < slots; index++) {
    const phone = `+7916000${String(index).padStart(4, '0')}`
    await play(ground, url, phone, index % 4 === 0 ? 'anonymous' : phone)
  }
}

async function play(ground: Ground, url: string, phone: string, caller: string): Promise<void> {
  const token = makeToken()
  const headers = { ...withToken(token), 'Sec-Fetch-Site': 'same-origin', 'X-Forwarded-For': '10.1.0.1' }
  const response = await fetch(`${url}/visits`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ phone, consent: ground.version }),
  })
  const digits = digitsIn(await response.text())
  const call = crypto.randomUUID()
  const { turn } = await post(url, JSON.stringify({ call, seq: 1, ...started(caller) }))
  Object.assign(ground.oldest(), {
    phone,
    digits,
    token,
    call,
    seq: 1,
    turn: turn.turn,
  })
}
