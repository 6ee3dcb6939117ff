import type postgres from 'postgres'
import type { QueueDatabase } from './queue.ts'

/** What pg-boss needs of a database, on postgres.js. */
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

/** Drizzle has turned off what postgres.js makes of dates and JSON by itself (web-stack.md §6). */
function asText(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? JSON.stringify(value) : value
}

/** Several statements, perhaps with a transaction of their own: postgres.js wants one connection reserved for them. */
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
