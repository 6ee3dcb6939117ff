import type postgres from 'postgres'

/** Longer ones, the import of ten thousand codes, run once. */
const longestText = 10_000

type Client = Pick<postgres.Sql, 'unsafe'> & { begin?: unknown; savepoint?: unknown }

/**
 * Lets PostgreSQL keep the plan of each query with parameters. Drizzle prepares only what has been given a name, and without
 * that postgres.js asks for a description first: every query would go to the database twice, and be planned anew.
 */
export function preparing<Sql extends Client>(client: Sql): Sql {
  const unsafe = client.unsafe.bind(client) as postgres.Sql['unsafe']
  client.unsafe = ((text, values = [], options = {}) =>
    unsafe(text, values, { ...options, prepare: values.length > 0 && text.length <= longestText })) as Sql['unsafe']
  for (const opens of ['begin', 'savepoint'] as const) {
    const open = client[opens] as ((...options: unknown[]) => unknown) | undefined
    if (open)
      client[opens] = (...options: unknown[]) =>
        open(...options.map((option) => (isAct(option) ? (inner: Client) => option(preparing(inner)) : option)))
  }
  return client
}

const isAct = (option: unknown): option is (client: Client) => unknown => typeof option === 'function'
