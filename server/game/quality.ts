import { and, eq } from 'drizzle-orm'
import type { VoiceEvent } from '../../scenario/protocol.ts'
import { events } from '../schema.ts'
import type { Moment } from './world.ts'

/** An event as it is kept: for a caller's one, which turn it answered, what was heard and how surely. */
export function rowOf(event: VoiceEvent) {
  return {
    callId: event.call,
    seq: event.seq,
    type: event.type,
    turn: 'turn' in event ? event.turn : null,
    heard: event.type === 'speech.heard' ? event.text : event.type === 'keys.pressed' ? event.keys : null,
    confidence: event.type === 'speech.heard' ? event.confidence : null,
  }
}

/** How earlier events of the call fared is only known to the scenario, once they have. */
export async function noteBefore({ tx, facts }: Moment, { call, before = [] }: VoiceEvent): Promise<void> {
  for (const { seq, tries, lost, replyMs = null } of before) {
    await tx
      .update(events)
      .set({ tries, lost, replyMs })
      .where(and(eq(events.callId, call), eq(events.seq, seq)))
    facts.push({ type: 'exchange told', call, of: seq, tries, lost, replyMs: replyMs ?? undefined })
  }
}
