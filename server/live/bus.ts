import type { Database } from '../store/store.ts'
import { busOnNats } from './bus-nats.ts'
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

/**
 * Opens the bus: NATS where `natsUrl` is set, for a fleet that outgrows the database's notifications (server/live/scaling.md),
 * else those notifications. An unreachable NATS is retried in the background.
 */
export function openBus(
  { database, natsUrl, name }: { database: Database; natsUrl?: string | undefined; name: string },
  listener: BusListener,
): Promise<Bus> {
  return natsUrl ? busOnNats(natsUrl, name, listener) : busOnDatabase(database, listener)
}
