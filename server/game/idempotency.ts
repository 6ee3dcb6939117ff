import { and, eq, or } from 'drizzle-orm'
import type { Turn, VoiceEvent } from '../../scenario/protocol.ts'
import { events } from '../store/schema/schema.ts'
import { type Db, made, type Transaction } from '../store/store.ts'

/** The `webhook-id` of this event has already been used for a different event. */
export class DeliveryReused extends Error {}

/**
 * Returns the reply saved for this event, or `undefined` when the event is new. Throws `DeliveryReused` when its
 * `webhook-id` belongs to another event: per Standard Webhooks (https://www.standardwebhooks.com) a sender gives every
 * event its own id and keeps that id when it retries.
 */
export function savedReplyOf(saved: SavedEvent[], event: VoiceEvent, delivery: string | null): Turn | undefined {
  const ofDelivery = saved.find((row) => delivery !== null && row.delivery === delivery)
  if (ofDelivery && !isSameEvent(ofDelivery, event)) throw new DeliveryReused()
  return saved.find(({ callId, seq }) => callId === event.call && seq === event.seq)?.reply
}

type SavedEvent = typeof events.$inferSelect

/** Finds what has been saved of this event, or under its `webhook-id`. */
export function findSavedEvents(tx: Db, { call, seq }: VoiceEvent, delivery: string | null): Promise<SavedEvent[]> {
  return delivery === null ? findBySeq(tx, { call, seq }) : findBySeqOrDelivery(tx, { call, seq, delivery })
}

const findBySeq = made((db, { call, seq }: { call: string; seq: number }) => db.select().from(events).where(hasSeq(call, seq)))

const findBySeqOrDelivery = made((db, { call, seq, delivery }: { call: string; seq: number; delivery: string }) =>
  db
    .select()
    .from(events)
    .where(or(hasSeq(call, seq), eq(events.delivery, delivery))),
)

const hasSeq = (call: string, seq: number) => and(eq(events.callId, call), eq(events.seq, seq))

function isSameEvent(saved: SavedEvent, { call, seq, type }: VoiceEvent): boolean {
  return saved.callId === call && saved.seq === seq && saved.type === type
}

/** Saves an event with its reply, at the end of the transaction. */
export function saveEvent({ tx, at, writes }: Transaction, event: VoiceEvent, delivery: string | null, reply: Turn): void {
  writes.push(() => insertEvent(tx, { ...toEventRow(event), delivery, reply, at }))
}

type EventRow = ReturnType<typeof toEventRow> & { delivery: string | null; reply: Turn; at: Date }

const insertEvent = made((db, event: EventRow) => {
  const { callId, seq, type, turn, heard, confidence, interrupted, delivery, reply, at } = event
  return db.insert(events).values({ callId, seq, type, turn, heard, confidence, interrupted, delivery, reply, at })
})

/** Returns the columns of an event's row. The caller's input also carries its turn, its text and its confidence. */
function toEventRow(event: VoiceEvent) {
  return {
    callId: event.call,
    seq: event.seq,
    type: event.type,
    turn: 'turn' in event ? event.turn : null,
    heard: event.type === 'speech.heard' ? event.text : event.type === 'keys.pressed' ? event.keys : null,
    confidence: event.type === 'speech.heard' ? event.confidence : null,
    interrupted: event.type === 'speech.heard' ? (event.interrupted ?? null) : null,
  }
}

/**
 * Saves how earlier events of the call were delivered: tries, losses and reply time in milliseconds. Only the scenario
 * knows these figures, and only after the delivery, so it reports them in `before` of a later event.
 */
export function saveDeliveryReports({ tx, writes, telemetry }: Transaction, { call, before = [] }: VoiceEvent): void {
  for (const { seq, tries, lost, replyMs = null } of before) {
    writes.push(() => updateDelivery(tx, { call, seq, tries, lost, replyMs }))
    telemetry.push({ type: 'delivery reported', call, of: seq, tries, lost, replyMs: replyMs ?? undefined })
  }
}

type Delivery = { call: string; seq: number; tries: number; lost: number; replyMs: number | null }

const updateDelivery = made((db, { call, seq, tries, lost, replyMs }: Delivery) =>
  db.update(events).set({ tries, lost, replyMs }).where(hasSeq(call, seq)),
)
