import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Turn } from '../../scenario/protocol.ts'
import { end } from '../game/end.ts'
import { say } from '../game/say.ts'
import { secondsTalked } from '../game/seconds-talked.ts'
import { tellLine } from '../game/untold.ts'
import type { Call, Moment } from '../game/world.ts'
import { answers, calls, checks, events } from '../schema.ts'

/** Leaves of a call how long it was and how good its line; one under way ends. What its line still reports is not kept (game.ts). */
export async function eraseCalls(moment: Moment, ids: string[]): Promise<void> {
  const { tx, at } = moment
  const locked = await tx.select().from(calls).where(inArray(calls.id, ids)).orderBy(asc(calls.id)).for('update')
  const goodbyes = new Map<string, Turn>()
  for (const call of locked) if (!call.endedAt) goodbyes.set(call.id, await hangUp(moment, call))
  await tx
    .update(events)
    .set({ heard: null, reply: wordless(events.reply) })
    .where(inArray(events.callId, ids))
  await tx.update(answers).set({ heard: '', reason: '' }).where(inArray(answers.callId, ids))
  await tx
    .update(checks)
    .set({ findings: sql`(${checks.findings}::jsonb - 'caller')::json` })
    .where(and(inArray(checks.callId, ids), isNamed))
  const nothing = { caller: null, control: null, session: '', reason: null, participantId: null, reply: wordless(calls.reply) }
  await tx
    .update(calls)
    .set({ ...nothing, erasedAt: at })
    .where(inArray(calls.id, ids))
  for (const [id, reply] of goodbyes) await tx.update(calls).set({ reply }).where(eq(calls.id, id))
}

/** Pavel takes his leave, in words that tell nothing of anybody: they stay the reply to whatever the line still reports. */
async function hangUp(moment: Moment, call: Call): Promise<Turn> {
  const words = call.answeredAt ? moment.world.spoken.forgotten : ''
  const turn = await say(moment, call, { say: words, part: 'goodbye', visitId: null })
  await tellLine(moment, call, turn)
  await end(moment, call, { reason: 'erased', seconds: secondsTalked(call, moment.at) })
  return turn
}

/** A caller that is no number was noted as it came: a name, perhaps. */
const isNamed = sql`${checks.findings} ->> 'caller' like 'the text%'`

function wordless(turn: typeof calls.reply | typeof events.reply) {
  return sql`jsonb_set(${turn}::jsonb, '{say}', '""')::json`
}
