import { asciiJson, type Happening } from '../protocol.ts'
import { noteExchange, takeExchanges } from './latency.ts'
import { log } from './log.ts'
import { session } from './session.ts'
import { signed } from './sign.ts'
import { sleep } from './wait.ts'

/** One event. Its id and body are the same at every attempt, so that the server can count it once. */
export type Message = { id: string; seq: number; isSpeech: boolean; body: string }

const connectLimitMs = 3000
const replyLimitMs = 4000
/** Five attempts within 25 s, well under the 60 s after which the engine cuts an unanswered call (scenario/voxengine.md §2). */
const pausesBeforeAttemptsMs = [0, 500, 1000, 1000, 2000]

/** The engine counts both limits in seconds (scenario/voxengine.md §5). */
export const requestLimits = { timeout: replyLimitMs / 1000, connectionTimeout: connectLimitMs / 1000 }

const callbackUrl = VoxEngine.getSecretValue('CALLBACK_URL')
const callbackSecret = VoxEngine.getSecretValue('CALLBACK_SECRET')

const outbox = { lastSeq: 0 }

/** The next event of this call. It also carries how the delivery of earlier events went. */
export function messageOf(happening: Happening): Message {
  outbox.lastSeq += 1
  const seq = outbox.lastSeq
  const before = takeExchanges()
  const event = { call: session.callId, seq, ...(before.length > 0 ? { before } : {}), ...happening }
  return { id: `${session.callId}.${seq}`, seq, isSpeech: happening.type === 'speech.heard', body: asciiJson(event) }
}

/** Sends with retries and back-off. Returns the reply's text, or null if the server refused the event or never answered. */
export async function deliver(message: Message): Promise<string | null> {
  const exchange = noteExchange(message.seq, message.isSpeech)
  for (const pauseMs of pausesBeforeAttemptsMs) {
    await sleep(pauseMs)
    exchange.tries += 1
    const { code, text } = await post(message)
    if (code >= 200 && code < 300) return text || ''
    log(`event ${message.seq}: code ${code}`)
    if (code >= 400 && code < 500) return null
    if (code <= 0) exchange.lost += 1
  }
  return null
}

/** Sends once. Never rejects: a code of zero or below is a failure without an HTTP status. */
export async function post({ id, body }: Message): Promise<HttpRequestResult> {
  if (!callbackUrl || !callbackSecret) {
    log('CALLBACK_URL or CALLBACK_SECRET is not in the secret storage')
    return { code: 400 }
  }
  try {
    return await Net.httpRequestAsync(callbackUrl, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...signed(id, body, callbackSecret) },
      postData: body,
      ...requestLimits,
    })
  } catch (error) {
    log(`the request failed: ${String(error)}`)
    return { code: 0 }
  }
}
