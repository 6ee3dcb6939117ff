import type { Channel, Database } from '../../server/store/database.ts'
import { waitFor } from './waiting.ts'

type Listener = { onNotification(payload: string): void; onListen(): void }
type Shared = { channel: Channel; listeners: Set<Listener> }

/** A server that stops while the database is cut off hears nothing more. */
const longestEchoMs = 1_000

/**
 * Returns the database with one channel for all servers of this process, one after the other and at once. A server opens two
 * connections for a channel of its own, and PostgreSQL spends more on those than on everything that a short test asks it for.
 */
export function sharingChannels(database: Database): Database {
  const opened = new Map<string, Promise<Shared>>()
  return {
    ...database,
    async listen(name, onNotification, onListen) {
      const opening = opened.get(name) ?? open(database, name)
      opened.set(name, opening)
      return join(await opening, { onNotification, onListen })
    },
  }
}

async function open(database: Database, name: string): Promise<Shared> {
  const listeners = new Set<Listener>()
  const channel = await database.listen(
    name,
    (payload) => listeners.forEach(({ onNotification }) => onNotification(payload)),
    () => listeners.forEach(({ onListen }) => onListen()),
  )
  return { channel, listeners }
}

/** What a server has said arrives before its channel is closed, so that the next one does not hear it. */
function join({ channel, listeners }: Shared, { onNotification, onListen }: Listener): Channel {
  const unheard = new Set<string>()
  const listener: Listener = {
    onListen,
    onNotification(payload) {
      unheard.delete(payload)
      onNotification(payload)
    },
  }
  listeners.add(listener)
  onListen()
  return {
    async notify(payload) {
      unheard.add(payload)
      await channel.notify(payload).catch((error) => {
        unheard.delete(payload)
        throw error
      })
    },
    renew: channel.renew,
    async close() {
      const isHeard = () => unheard.size === 0
      await waitFor(isHeard, () => 'its own notifications', longestEchoMs).catch(() => {})
      listeners.delete(listener)
    },
  }
}
