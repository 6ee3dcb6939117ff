import { Webhook } from 'standardwebhooks'
import { secret as usual } from '../../cast/server.ts'

/** What to sign, and how. Missing fields get valid values. */
export type Signed = { id?: string; at?: Date; secret?: string; body: string }

/** Returns the three headers of a signed delivery (Standard Webhooks). */
export function headersOf({ id = crypto.randomUUID(), at = new Date(), secret = usual, body }: Signed) {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  }
}

type Answer = { status: number; text: string; field: string | null }

/** Posts this body with these headers, whether or not they match. */
export async function deliver(url: string, body: string, headers: Record<string, string> | [string, string][]): Promise<Answer> {
  const response = await fetch(`${url}/voice/events`, { method: 'POST', body, headers })
  const text = await response.text()
  const { error } = JSON.parse(text) as { error?: { field: string } }
  return { status: response.status, text, field: error?.field ?? null }
}
