import type postgres from 'postgres'
import type { QueueDatabase } from './queue.ts'

/** Returns the database adapter that pg-boss needs, on postgres.js. */
export function queueOn(client: postgres.Sql): QueueDatabase['db'] {
  return {
    executeSql: async (text, values = []) => ({
      rows: values.length > 0 ? await client.unsafe(text, values.map(asText) as never[]) : await runBlock(client, text),
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

/** Runs several statements, which may contain a transaction: for that postgres.js requires a reserved connection. */
async function runBlock(client: postgres.Sql, text: string): Promise<unknown[]> {
  const connection = await client.reserve()
  try {
    return ((await connection.unsafe(text)) as unknown[]).flat()
  } catch (error) {
    await connection.unsafe('rollback').catch(() => {})
    throw error
  } finally {
    connection.release()
  }
}
