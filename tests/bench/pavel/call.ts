import { Webhook } from 'standardwebhooks'
import { asciiJson, type Happening, type Turn } from '../../../scenario/protocol.ts'
import { secret } from './secret.ts'

const webhook = new Webhook(secret)

/** Starts a call from this number, reported as the scenario in the cloud would. Resolves once it is answered and listening. */
export async function openCall(url: string, caller: string) {
  const id = crypto.randomUUID()
  let seq = 0
  const started = {
    direction: 'inbound',
    caller: caller.slice(1),
    called: '78005553535',
    control: '',
    version: 2,
    session: '',
  } as const
  let { turn } = await report({ type: 'call.started', ...started })
  await report({ type: 'call.answered' })
  return {
    async says(text: string) {
      turn = (await report({ type: 'speech.heard', turn, text, confidence: 0.9 })).turn
    },
  }

  async function report(happening: Happening): Promise<Turn> {
    const body = asciiJson({ call: id, seq: ++seq, ...happening })
    const response = await fetch(`${url}/voice/events`, { method: 'POST', body, headers: signed(body) })
    if (!response.ok) throw new Error(`${happening.type}: ${response.status} ${await response.text()}`)
    return response.json() as Promise<Turn>
  }
}

function signed(body: string) {
  const id = `msg_${crypto.randomUUID()}`
  const at = new Date()
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': webhook.sign(id, at, body),
  }
}
