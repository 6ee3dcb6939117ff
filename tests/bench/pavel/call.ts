import { Webhook } from 'standardwebhooks'
import { asciiJson, type Happening, type Turn } from '../../../scenario/protocol.ts'
import { secret } from './secret.ts'

const webhook = new Webhook(secret)

/** Where a call has got to: its last event's number, and the turn that it listens for. */
type Progress = { id: string; seq: number; turn: number }

/** Starts a call from this number, reported as the scenario in the cloud would. Resolves once it is answered and listening. */
export async function openCall(url: string, caller: string) {
  const id = crypto.randomUUID()
  const started = {
    direction: 'inbound',
    caller: caller.slice(1),
    called: '78005553535',
    control: '',
    version: 2,
    session: '',
  } as const
  await report(url, { id, seq: 1 }, { type: 'call.started', ...started })
  const { turn } = await report(url, { id, seq: 2 }, { type: 'call.answered' })
  return callUnderWay(url, { id, seq: 2, turn: turn.turn })
}

/** A call in which Pavel listens. */
export function callUnderWay(url: string, { id, seq, turn }: Progress) {
  return {
    /** Says a wrong answer. Resolves with the characters of the reply, and throws if that is anything but the next turn. */
    async says(text: string): Promise<number> {
      const next = await report(url, { id, seq: ++seq }, { type: 'speech.heard', turn, text, confidence: 0.9 })
      if (next.turn.turn !== ++turn || next.turn.then !== 'listen') throw new Error(`«${text}» got the reply ${next.text}`)
      return next.text.length
    },
    async hangsUp(): Promise<void> {
      await report(url, { id, seq: ++seq }, { type: 'call.ended', reason: 'hung up', seconds: 60, by: 'caller' })
    },
  }
}

async function report(url: string, { id, seq }: Omit<Progress, 'turn'>, happening: Happening) {
  const body = asciiJson({ call: id, seq, ...happening })
  const response = await fetch(`${url}/voice/events`, { method: 'POST', body, headers: signed(body) })
  const text = await response.text()
  if (!response.ok) throw new Error(`${happening.type}: ${response.status} ${text}`)
  return { turn: JSON.parse(text) as Turn, text }
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
