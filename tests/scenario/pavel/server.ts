import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import type { Turn, VoiceEvent } from '../../../scenario/protocol.ts'
import { waitFor } from '../../cast/waiting.ts'

export const secret = `whsec_${btoa('a secret of thirty-two ASCII bytes')}`

/** What the server replies to an event: a turn, an HTTP status or nothing at all. */
export type Reply = Turn | number | 'nothing'
type Request = { id: string; timestamp: number; body: string; event: VoiceEvent }

/** A scripted HTTP server: it checks signatures with the library, replies as the script says and records every request. */
export type ScriptedServer = {
  url: string
  requests: readonly Request[]
  /** the events in order of arrival, each once */
  events(): VoiceEvent[]
  /** resolves with the count-th event of this type once it has arrived */
  gets(type: VoiceEvent['type'], count?: number): Promise<VoiceEvent>
  /** replaces the script from now on */
  replies(reply: (event: VoiceEvent) => Reply): void
  close(): Promise<void>
}

export async function startServer(reply: (event: VoiceEvent) => Reply = conversation()): Promise<ScriptedServer> {
  const requests: Request[] = []
  const server = createServer((request, response) => void answer(request, response, requests, (event) => reply(event)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const events = () => [...new Map(requests.map(({ id, event }) => [id, event])).values()]
  return {
    url: `http://127.0.0.1:${port}/voice/events`,
    requests,
    events,
    gets: (type, count = 1) => arrival(events, type, count),
    replies: (next) => {
      reply = next
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const voice = { speaker: 'Yandex.Neural.ru_RU_filipp', recogniser: 'Yandex.ru_RU', phraseEndMs: 1000, longestSpeechMs: 10_000 }
const phrases = { filler: 'Секундочку', goodbye: 'Игра подождёт' }

export function question(turn: number, changes: Partial<Turn> = {}): Turn {
  const usual: Turn = { turn, say: `Вопрос ${turn}`, listen: { seconds: 8, hints: [], keys: 1 }, then: 'listen', voice, phrases }
  return { ...usual, ...changes }
}

export function farewell(turn: number): Turn {
  return question(turn, { say: 'Прощайте', listen: null, then: 'hang up' })
}

/**
 * Returns a script in which every event brings the next turn, except that a repeated event repeats its turn and events that need
 * no reply get the current one.
 */
export function conversation(change: (turn: Turn) => Turn = (turn) => turn): (event: VoiceEvent) => Turn {
  const replies = new Map<string, Turn>()
  let current = 0
  return ({ call, seq, type }) => {
    const id = `${call}.${seq}`
    if (type !== 'call.answered' && type !== 'call.ended' && !replies.has(id)) current += 1
    const reply = replies.get(id) ?? change(question(current))
    replies.set(id, reply)
    return reply
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  requests: Request[],
  reply: (event: VoiceEvent) => Reply,
): Promise<void> {
  const received = verified(request, await bodyOf(request))
  requests.push(received)
  const replied = reply(received.event)
  if (replied === 'nothing') return
  response.writeHead(typeof replied === 'number' ? replied : 200, { 'content-type': 'application/json' })
  response.end(JSON.stringify(typeof replied === 'number' ? { error: 'as scripted' } : replied))
}

/** Compares with the library's signature: its `verify` would refuse the hand-moved clock after five minutes. */
function verified({ headers }: IncomingMessage, body: string): Request {
  const id = String(headers['webhook-id'])
  const timestamp = Number(headers['webhook-timestamp'])
  const expected = new Webhook(secret).sign(id, new Date(timestamp * 1000), body)
  if (headers['webhook-signature'] !== expected) throw new Error(`the signature of ${id} is wrong`)
  return { id, timestamp, body, event: JSON.parse(body) }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request.setEncoding('utf-8')) body += chunk
  return body
}

async function arrival(events: () => VoiceEvent[], type: VoiceEvent['type'], count: number): Promise<VoiceEvent> {
  const find = () => events().filter((event) => event.type === type)[count - 1]
  const came = () =>
    events()
      .map((event) => event.type)
      .join(', ')
  await waitFor(
    () => find() !== undefined,
    () => `${type}; arrived so far: ${came()}`,
  )
  return find() as VoiceEvent
}
