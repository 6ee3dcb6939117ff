import { Webhook } from 'standardwebhooks'
import { secret as usual } from '../../cast/server.ts'

/** What is signed, and how; what is left out is right. */
export type Signed = { id?: string; at?: Date; secret?: string; body: string }

/** The three headers of a delivery, as whoever has the secret makes them. */
export function headersOf({ id = crypto.randomUUID(), at = new Date(), secret = usual, body }: Signed) {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  }
}

type Answer = { status: number; text: string; field: string | null }

/** Delivers this body under these headers, however they fit together. */
export async function deliver(url: string, body: string, headers: Record<string, string> | [string, string][]): Promise<Answer> {
  const response = await fetch(`${url}/voice/events`, { method: 'POST', body, headers })
  const text = await response.text()
  const { error } = JSON.parse(text) as { error?: { field: string } }
  return { status: response.status, text, field: error?.field ?? null }
}
