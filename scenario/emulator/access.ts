import { randomUUID, timingSafeEqual } from 'node:crypto'
import type { SessionEnd } from './line.ts'
import { appEvents } from './names.ts'
import type { Unknowns } from './unknowns.ts'

/** What comes to a session's access URL; headers by name. */
export type AccessRequest = { path: string; method: string; headers: Record<string, string>; body: string }
export type AccessReply = { status: number; body: string }

export type Accessible = {
  readonly access: Access
  readonly lifecycle: { isRunning: boolean; over: Promise<SessionEnd> }
  fire(event: string, details: object, whenHandled: (values: unknown[]) => void): void
}

/** The way into one session from outside: whoever knows the URL may use it. */
export class Access {
  readonly url: string
  readonly #token = Buffer.from(randomUUID())

  constructor(sessionId: string, accessUrl: string) {
    this.url = `${accessUrl}/${sessionId}/${this.#token.toString()}`
  }

  admits(token: string): boolean {
    const given = Buffer.from(token)
    return given.length === this.#token.length && timingSafeEqual(given, this.#token)
  }
}

/** Brings a request to the session that its path names. Null stands for no answer at all. */
export async function deliverTo(
  sessions: ReadonlyMap<string, Accessible>,
  request: AccessRequest,
  unknowns: Unknowns,
): Promise<AccessReply | null> {
  const [sessionId = '', token = ''] = request.path.split('/').slice(-2)
  const session = sessions.get(sessionId)
  if (!session?.lifecycle.isRunning) return answerOfTheDead(unknowns)
  if (!session.access.admits(token)) return { status: 404, body: '' }
  const handled = new Promise<unknown[]>((resolve) => session.fire(appEvents.HttpRequest, detailsOf(request), resolve))
  const values = await Promise.race([handled, session.lifecycle.over.then(() => null)])
  return values ? { status: 200, body: bodyOf(values, unknowns) } : answerOfTheDead(unknowns)
}

function detailsOf({ path, method, headers, body }: AccessRequest): object {
  const own = Object.entries(headers).filter(([name]) => /^x-/i.test(name))
  return { path, method, content: body, headers: own.map(([key, value]) => ({ key, value })) }
}

function answerOfTheDead({ deadSession }: Unknowns): AccessReply | null {
  return deadSession === 'no answer' ? null : { status: deadSession, body: '' }
}

function bodyOf(values: unknown[], { requestReply }: Unknowns): string {
  const value = values.at(-1)
  if (requestReply === 'empty' || value === undefined) return ''
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value)
}
