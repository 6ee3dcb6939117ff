import { and, eq, or } from 'drizzle-orm'
import type { Turn, VoiceEvent } from '../../scenario/protocol.ts'
import { events } from '../store/schema/schema.ts'
import type { Transaction } from '../store/store.ts'

/** The `webhook-id` of this event has already been used for a different event. */
export class DeliveryReused extends Error {}

/**
 * Returns the reply saved for this event, or `undefined` when the event is new. Throws `DeliveryReused` when its
 * `webhook-id` belongs to another event: per Standard Webhooks (https://www.standardwebhooks.com) a sender gives every
 * event its own id and keeps that id when it retries.
 */
export async function findSavedReply({ tx }: Transaction, event: VoiceEvent, delivery: string | null): Promise<Turn | undefined> {
  const hasSameSeq = and(eq(events.callId, event.call), eq(events.seq, event.seq))
  const saved = await tx
    .select()
    .from(events)
    .where(delivery === null ? hasSameSeq : or(hasSameSeq, eq(events.delivery, delivery)))
  const ofDelivery = saved.find((row) => delivery !== null && row.delivery === delivery)
  if (ofDelivery && !isSameEvent(ofDelivery, event)) throw new DeliveryReused()
  return saved.find(({ callId, seq }) => callId === event.call && seq === event.seq)?.reply
}

function isSameEvent(saved: typeof events.$inferSelect, { call, seq, type }: VoiceEvent): boolean {
  return saved.callId === call && saved.seq === seq && saved.type === type
}

/** Returns the columns of an event's row. The caller's input also carries its turn, its text and its confidence. */
export function toEventRow(event: VoiceEvent) {
  return {
    callId: event.call,
    seq: event.seq,
    type: event.type,
    turn: 'turn' in event ? event.turn : null,
    heard: event.type === 'speech.heard' ? event.text : event.type === 'keys.pressed' ? event.keys : null,
    confidence: event.type === 'speech.heard' ? event.confidence : null,
  }
}

/**
 * Saves how earlier events of the call were delivered: tries, losses and reply time in milliseconds. Only the scenario
 * knows these figures, and only after the delivery, so it reports them in `before` of a later event.
 */
export async function saveDeliveryReports({ tx, telemetry }: Transaction, { call, before = [] }: VoiceEvent): Promise<void> {
  for (const { seq, tries, lost, replyMs = null } of before) {
    await tx
      .update(events)
      .set({ tries, lost, replyMs })
      .where(and(eq(events.callId, call), eq(events.seq, seq)))
    telemetry.push({ type: 'delivery reported', call, of: seq, tries, lost, replyMs: replyMs ?? undefined })
  }
}
