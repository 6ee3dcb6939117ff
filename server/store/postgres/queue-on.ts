import type postgres from 'postgres'
import type { QueueDatabase } from '../store.ts'
import type { Dressed } from './client.ts'
import { sparingSchemas } from './create-schema.ts'
import type { Session } from './session.ts'

/** Returns the database adapter that pg-boss needs, on postgres.js. `dressed` is the same client. */
export function queueOn(client: postgres.Sql, dressed: Dressed, session: Session): QueueDatabase['db'] {
  return {
    executeSql: async (text, values = []) => ({
      rows: values.length > 0 ? await dressed.unsafe(text, values.map(asText) as never[]) : await runBlock(client, session, text),
    }),
    async listen(channel, onNotification, onReconnect) {
      const { unlisten } = await client.listen(channel, onNotification, onReconnect)
      return { close: unlisten }
    },
  }
}

/** Drizzle replaces postgres.js's own serializers of dates and JSON, so the client no longer converts either. */
function asText(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? JSON.stringify(value) : value
}

/**
 * Runs several statements, which may contain a transaction: for that postgres.js requires a reserved connection. On a session that others
 * use too, all of them are one transaction; a `begin` within it changes nothing, and after a `commit` of theirs ours has nothing to do.
 */
async function runBlock(client: postgres.Sql, session: Session, text: string): Promise<unknown[]> {
  const connection = await client.reserve()
  const block = sparingSchemas(text)
  const all = session.kind === 'own' ? block : `begin ${session.begin}; ${session.inEach}; ${block}; commit`
  try {
    return ((await connection.unsafe(all)) as unknown[]).flat()
  } catch (error) {
    await connection.unsafe('rollback').catch(() => {})
    throw error
  } finally {
    connection.release()
  }
}
