import { and, desc, eq, or, type SQL } from 'drizzle-orm'
import { withoutNumbers } from '../../rules/phone-number/phone-number.ts'
import { callbacks, calls } from '../../store/schema/schema.ts'
import type { Call, Callback, GameContext, Participant } from '../../store/store.ts'

/**
 * A call, or a request to be called. `call` is null where nobody was called yet, or the call never got a line; `callback` where it came
 * in.
 */
export type PersonCall = {
  id: string
  at: Date
  call: Pick<Call, 'direction' | 'answeredAt' | 'endedAt' | 'seconds' | 'hungUpBy' | 'reason' | 'turn'> | null
  callback: Pick<Callback, 'requestedAt' | 'calledAt' | 'endedAt' | 'outcome'> | null
}

const mostShown = 10

/** Reads the newest calls of a game and of its number, and the requests to call that, the newest first, and whether there are more. */
export async function readCalls(
  context: GameContext,
  game: Participant,
  phone: string | null,
): Promise<{ calls: PersonCall[]; hasMore: boolean }> {
  const [held, asked] = await Promise.all([
    readHeld(context, game, phone),
    readRequests(context, phone === null ? eq(callbacks.visitId, game.visitId) : eq(callbacks.phone, phone)),
  ])
  const ids = new Set([...held.keys(), ...asked.keys()])
  const calls = [...ids]
    .map((id) => describe(id, held.get(id), asked.get(id)))
    .sort((one, other) => other.at.getTime() - one.at.getTime())
  return { calls: calls.slice(0, mostShown), hasMore: calls.length > mostShown }
}

async function readHeld({ db, campaignId }: GameContext, game: Participant, phone: string | null) {
  const isTheirs: SQL[] = [eq(calls.participantId, game.id), ...(phone === null ? [] : [eq(calls.caller, phone)])]
  const rows = await db
    .select()
    .from(calls)
    .where(and(eq(calls.campaignId, campaignId), or(...isTheirs)))
    .orderBy(desc(calls.startedAt))
    .limit(mostShown + 1)
  return new Map(rows.map((call) => [call.id, call]))
}

async function readRequests({ db, campaignId }: GameContext, isTheirs: SQL) {
  const rows = await db
    .select()
    .from(callbacks)
    .where(and(eq(callbacks.campaignId, campaignId), isTheirs))
    .orderBy(desc(callbacks.requestedAt))
    .limit(mostShown + 1)
  return new Map(rows.map((callback) => [callback.id, callback]))
}

function describe(id: string, call: Call | undefined, callback: Callback | undefined): PersonCall {
  const at = call?.startedAt ?? callback?.requestedAt ?? new Date(0)
  return { id, at, call: call ? heldOf(call) : null, callback: callback ? requestOf(callback) : null }
}

function heldOf({ direction, answeredAt, endedAt, seconds, hungUpBy, reason, turn }: Call): PersonCall['call'] {
  return { direction, answeredAt, endedAt, seconds, hungUpBy, reason: reason && withoutNumbers(reason), turn }
}

function requestOf({ requestedAt, calledAt, endedAt, outcome }: Callback): PersonCall['callback'] {
  return { requestedAt, calledAt, endedAt, outcome }
}
