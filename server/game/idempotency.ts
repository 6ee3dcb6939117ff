import { and, eq, or } from 'drizzle-orm'
import type { Turn, VoiceEvent } from '../../scenario/protocol.ts'
import { events } from '../store/schema/schema.ts'
import type { Transaction } from '../store/store.ts'

/** The id that this event came with has stood for another one before. */
export class DeliveryReused extends Error {}

/**
 * The reply that this event has had already, if any. Ends in `DeliveryReused` where its id was that of another event: the one who
 * signs gives every event an id of its own (Standard Webhooks), and keeps it when it sends the event again.
 */
export async function replyGivenBefore(
  { tx }: Transaction,
  event: VoiceEvent,
  delivery: string | null,
): Promise<Turn | undefined> {
  const isItself = and(eq(events.callId, event.call), eq(events.seq, event.seq))
  const known = await tx
    .select()
    .from(events)
    .where(delivery === null ? isItself : or(isItself, eq(events.delivery, delivery)))
  const ofDelivery = known.find((one) => delivery !== null && one.delivery === delivery)
  if (ofDelivery && !isSame(ofDelivery, event)) throw new DeliveryReused()
  return known.find(({ callId, seq }) => callId === event.call && seq === event.seq)?.reply
}

function isSame(kept: typeof events.$inferSelect, { call, seq, type }: VoiceEvent): boolean {
  return kept.callId === call && kept.seq === seq && kept.type === type
}

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
export async function noteBefore({ tx, telemetry }: Transaction, { call, before = [] }: VoiceEvent): Promise<void> {
  for (const { seq, tries, lost, replyMs = null } of before) {
    await tx
      .update(events)
      .set({ tries, lost, replyMs })
      .where(and(eq(events.callId, call), eq(events.seq, seq)))
    telemetry.push({ type: 'delivery reported', call, of: seq, tries, lost, replyMs: replyMs ?? undefined })
  }
}
