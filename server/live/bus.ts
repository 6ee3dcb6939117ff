import type { Database } from '../store/store.ts'
import { busOnNats } from './bus-nats.ts'
import { busOnDatabase } from './bus-postgres.ts'

/** Carries from server to server which visits have changed: their ids and nothing else, what they show is in the database. */
export type Bus = {
  /** tells every other server; soon, and until it has worked */
  publish(visitIds: Iterable<number>): void
  /** this server has to know of this visit's changes; gives the way to end that */
  follow(visitId: number): () => void
  /** whether notices come through now */
  isUp(): boolean
  close(): Promise<void>
}

/** `onGap`: notices may have been missed, of any visit; it runs at the beginning, and each time the bus is back. */
export type BusListener = { onChanged(visitId: number): void; onGap(): void; onError(error: unknown): void }

/**
 * The database's own notices, which need nothing else; or NATS where a fleet outgrows them (server/scaling.md). A bus that is
 * away when it opens is waited for by itself.
 */
export function openBus(
  { database, natsUrl, name }: { database: Database; natsUrl?: string | undefined; name: string },
  ears: BusListener,
): Promise<Bus> {
  return natsUrl ? busOnNats(natsUrl, name, ears) : busOnDatabase(database, ears)
}
