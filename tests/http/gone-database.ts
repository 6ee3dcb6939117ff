import type { Db } from '../../server/store/database.ts'

/** Returns a database on which every query fails after it was sent. */
export function goneDatabase(): Db {
  const query: object = new Proxy(() => query, {
    get: (_, name) =>
      name === 'then' ? (_: unknown, reject: (error: Error) => void) => reject(new Error('the database is gone')) : query,
  })
  return query as Db
}
