import type { Database } from '../store/store.ts'
import { busOnDatabase } from './bus-postgres.ts'

/** Tells the other servers which visits have changed. Carries only their ids: what they show is in the database. */
export type Bus = {
  /** Announces these visits to every other server, soon. Retries until that has succeeded. */
  publish(visitIds: Iterable<number>): void
  /** Makes sure that this server receives the changes of this visit. */
  subscribe(visitId: number): void
  /** The changes of this visit no longer matter to this server. */
  unsubscribe(visitId: number): void
  /** whether messages get through at present */
  isUp(): boolean
  close(): Promise<void>
}

/**
 * What a server does with the messages of others. `onSubscribed` runs when a subscription is in force: changes of that visit before
 * may have been missed. `onGap` runs when changes of any visit may have been missed: when the bus
 * opens, when it is back after an outage, and when another server has crashed.
 */
export type BusListener = {
  onChanged(visitId: number): void
  onSubscribed(visitId: number): void
  onGap(): void
  onError(error: unknown): void
}

/** The bus of one server. */
export type BusSettings = {
  /** NATS, for a fleet that outgrows the database's notifications (server/live/scaling.md) */
  natsUrl?: string | undefined
  /** the same for all servers of one installation */
  name: string
  /** where this server runs, the same after a restart */
  place?: string
  timing?: HeartbeatTiming
  /** is told once, in a sentence, why the bus does not open */
  tellOperator?(sentence: string): void
}

/**
 * How often a server sends a heartbeat, and after how long without any the bus counts as down (its own heartbeats) or a peer as
 * crashed (that peer's).
 */
export type HeartbeatTiming = { heartbeatMs: number; timeoutMs: number }

const usualTiming = { heartbeatMs: 1_000, timeoutMs: 3_000 }

/**
 * Opens the bus: NATS where its address is set, else the database's notifications. An unreachable NATS is retried in the
 * background.
 */
export async function openBus(
  database: Database,
  { natsUrl, name, place, timing = usualTiming, tellOperator = () => {} }: BusSettings,
  listener: BusListener,
): Promise<Bus> {
  if (!natsUrl) return busOnDatabase(database, { place, timing }, listener)
  // Few installations have one, and loading its client takes a start longer than anything else that it can do without.
  const { busOnNats } = await import('./bus-nats.ts')
  return busOnNats(natsUrl, { name, place, timing, tellOperator }, listener)
}
