import { Webhook } from 'standardwebhooks'
import type { Happening, Turn } from '../../scenario/protocol.ts'
import { secret as usual } from './server.ts'

type Answer = { status: number; text: string; turn: Turn; error: { field: string; expected: string } }

/** One call on the voice door, event by event: valid ones as a scenario sends them, and invalid ones. */
export function wire(url: string, call: string = crypto.randomUUID()) {
  let seq = 0
  const send = (event: object, options?: Parameters<typeof post>[2]) => post(url, JSON.stringify(event), options)
  return {
    call,
    /** sends the next event of the call */
    reports: (happening: Happening) => send({ call, seq: ++seq, ...happening }),
    /** sends any event, valid or not */
    sends: send,
    starts: (caller: string) => send({ call, seq: ++seq, ...started(caller) }),
    /** skips sequence numbers, as if these events had been lost */
    skips: (count: number) => {
      seq += count
    },
  }
}

export const started = (caller: string) =>
  ({ type: 'call.started', direction: 'inbound', caller, called: '78005553535', control: '', version: 2, session: '' }) as const

type Signing = { secret?: string; at?: Date; headers?: Record<string, string> }

export async function post(
  url: string,
  body: string,
  { secret = usual, at = new Date(), headers = {} }: Signing = {},
): Promise<Answer> {
  const id = crypto.randomUUID()
  const signed = {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  }
  const response = await fetch(`${url}/voice/events`, { method: 'POST', body, headers: { ...signed, ...headers } })
  const text = await response.text()
  const reply = JSON.parse(text) as Turn & Pick<Answer, 'error'>
  return { status: response.status, text, turn: reply, error: reply.error }
}
