import { sql } from 'drizzle-orm'
import type { Database, Db } from '../store.ts'
import { type Content, type Head, nameOf, type Tail } from './content.ts'
import { readVersion } from './migrations.ts'
import { readQueueVersion } from './queue-tables.ts'
import { identify, readRows, setFormats } from './rows.ts'
import { type Part, readIdentities, readTables, type Table } from './tables.ts'
import { Tally, type TableTally } from './tally.ts'

/** A table as it was found, and which part it belongs to. */
export type PartTable = Table & { part: Part }

/**
 * Hands the content of a database to `act`, as of one moment. Servers go on meanwhile. With `isKept` nobody can write to the tables
 * until `act` has ended, so that nothing is accepted there that the content lacks; and `act` may write into the transaction.
 */
export async function takeOut<Result>(
  { db }: Pick<Database, 'db'>,
  { isKept, at }: { isKept: boolean; at: Date },
  act: (content: Content, tx: Db) => Promise<Result>,
): Promise<Result> {
  const kept = isKept ? await readPartTables(db) : []
  return db.transaction(
    async (tx) => {
      // The first query takes the snapshot, so the locks come before it.
      if (kept.length > 0) await tx.execute(sql`lock table ${sql.join(kept.map(identify), sql`, `)} in share mode`)
      await setFormats(tx)
      const tables = await readPartTables(tx)
      const head: Head = {
        madeAt: at.toISOString(),
        version: await readVersion(tx),
        queueVersion: await readQueueVersion(tx),
        tables: tables.map(({ part, name, columns }) => ({ part, name, columns: columns.map((column) => column.name) })),
      }
      return act({ head, read: (take) => readAll(tx, tables, take) }, tx)
    },
    { isolationLevel: 'repeatable read' },
  )
}

/** Returns the tables of both parts, parents first. */
export async function readPartTables(db: Db): Promise<PartTable[]> {
  const of = async (part: Part) => (await readTables(db, part)).map((table) => ({ ...table, part }))
  return [...(await of('game')), ...(await of('queue'))]
}

/** Reads every table, hands its pages to `take`, and returns what they add up to. */
export async function readAll(tx: Db, tables: PartTable[], take: Parameters<Content['read']>[0] = async () => {}): Promise<Tail> {
  const tallies: Record<string, TableTally> = {}
  for (const table of tables) {
    const { part, name } = table
    const [tally, columns] = [new Tally(), table.columns.map((column) => column.name)]
    for await (const lines of readRows(tx, table)) {
      tally.add(lines)
      await take({ part, name, columns }, lines)
    }
    tallies[nameOf(table)] = tally.result()
  }
  const ofGame = tables.filter(({ part }) => part === 'game')
  return { tables: tallies, identities: ofGame.length > 0 ? await readIdentities(tx, ofGame) : {} }
}
