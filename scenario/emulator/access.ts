import { randomUUID, timingSafeEqual } from 'node:crypto'
import { appEvents } from './names.ts'
import type { SessionEnd } from './telephone-line.ts'
import type { Unknowns } from './unknowns.ts'

/** A request to a session's access URL. `headers` is by name. */
export type AccessRequest = { path: string; method: string; headers: Record<string, string>; body: string }
export type AccessReply = { status: number; body: string }

export type Accessible = {
  readonly access: Access
  readonly lifecycle: { isRunning: boolean; over: Promise<SessionEnd> }
  fire(event: string, details: object, whenHandled: (values: unknown[]) => void): void
}

/** The access URL of one session (scenario/voxengine.md §8). Its secret token is all that a request needs. */
export class Access {
  readonly url: string
  readonly #token = Buffer.from(randomUUID())

  constructor(sessionId: string, accessUrl: string) {
    this.url = `${accessUrl}/${sessionId}/${this.#token.toString()}`
  }

  /** Whether `token` is this session's. Compares in constant time. */
  admits(token: string): boolean {
    const given = Buffer.from(token)
    return given.length === this.#token.length && timingSafeEqual(given, this.#token)
  }
}

/**
 * Delivers a request to the session that its path names, as an `HttpRequest` event. Resolves to null where the real engine would
 * not answer at all.
 */
export async function deliverTo(
  sessions: ReadonlyMap<string, Accessible>,
  request: AccessRequest,
  unknowns: Unknowns,
): Promise<AccessReply | null> {
  const [sessionId = '', token = ''] = request.path.split('/').slice(-2)
  const session = sessions.get(sessionId)
  if (!session?.lifecycle.isRunning) return replyOfDeadSession(unknowns)
  if (!session.access.admits(token)) return { status: 404, body: '' }
  const handled = new Promise<unknown[]>((resolve) => session.fire(appEvents.HttpRequest, detailsOf(request), resolve))
  const values = await Promise.race([handled, session.lifecycle.over.then(() => null)])
  return values ? { status: 200, body: bodyOf(values, unknowns) } : replyOfDeadSession(unknowns)
}

function detailsOf({ path, method, headers, body }: AccessRequest): object {
  const own = Object.entries(headers).filter(([name]) => /^x-/i.test(name))
  return { path, method, content: body, headers: own.map(([key, value]) => ({ key, value })) }
}

function replyOfDeadSession({ deadSession }: Unknowns): AccessReply | null {
  return deadSession === 'no answer' ? null : { status: deadSession, body: '' }
}

function bodyOf(values: unknown[], { requestReply }: Unknowns): string {
  const value = values.at(-1)
  if (requestReply === 'empty' || value === undefined) return ''
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value)
}
