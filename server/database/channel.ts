import postgres from 'postgres'
import type { Channel } from '../database.ts'

/**
 * A channel on connections of its own: what is told does not wait behind the queries of a busy evening. postgres.js listens
 * again when the connection breaks; one that only looks open has to be renewed from outside. Settles once it listens.
 */
export async function openChannel(
  open: () => postgres.Sql,
  name: string,
  onNotice: (payload: string) => void,
  onListen: () => void,
): Promise<Channel> {
  let client = open()
  await client.listen(name, onNotice, onListen)
  return {
    notify: async (payload) => void (await client.notify(name, payload)),
    renew() {
      void client.end({ timeout: 0 })
      client = open()
      // while the database is away postgres.js goes on by itself
      client.listen(name, onNotice, onListen).catch(() => {})
    },
    close: () => client.end({ timeout: 1 }),
  }
}
