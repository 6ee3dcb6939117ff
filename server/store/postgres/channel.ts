import type postgres from 'postgres'
import type { Channel } from '../store.ts'

/**
 * Opens a channel on connections of its own, so that notifications do not wait behind the queries of a busy evening. postgres.js
 * listens again by itself when a connection breaks; one that only looks open needs `renew`. Resolves once it listens.
 */
export async function openChannel(
  open: () => postgres.Sql,
  name: string,
  onNotification: (payload: string) => void,
  onListen: () => void,
): Promise<Channel> {
  let client = open()
  await client.listen(name, onNotification, onListen)
  return {
    notify: async (payload) => void (await client.notify(name, payload)),
    renew() {
      void client.end({ timeout: 0 })
      client = open()
      // An error needs no handling: postgres.js keeps retrying while the database is unreachable.
      client.listen(name, onNotification, onListen).catch(() => {})
    },
    close: () => client.end({ timeout: 1 }),
  }
}
