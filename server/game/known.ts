import { and, eq, or } from 'drizzle-orm'
import type { Turn, VoiceEvent } from '../../scenario/protocol.ts'
import { events } from '../schema.ts'
import type { Moment } from './world.ts'

/** The id that this event came with has stood for another one before. */
export class DeliveryReused extends Error {}

/**
 * The reply that this event has had already, if any. Ends in `DeliveryReused` where its id was that of another event: the one who
 * signs gives every event an id of its own (Standard Webhooks), and keeps it when it sends the event again.
 */
export async function replyGiven({ tx }: Moment, event: VoiceEvent, delivery: string | null): Promise<Turn | undefined> {
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
