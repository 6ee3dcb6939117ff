import type { SchemaVersion } from './migrations.ts'
import type { Identities, Part } from './tables.ts'
import type { TableTally } from './tally.ts'

/** What an archive says before its rows. */
export type Head = {
  madeAt: string
  /** of the game's tables */
  version: SchemaVersion
  /** of pg-boss's tables; null where there are none */
  queueVersion: number | null
  /** in the order in which rows can be inserted */
  tables: TableHead[]
}

/** A table and the names of its columns, in the order of a line. */
export type TableHead = { part: Part; name: string; columns: string[] }

/** What an archive says after its rows. `tables` has a tally for each table, under its name as `nameOf` gives it. */
export type Tail = { tables: Record<string, TableTally>; identities: Identities }

/** Everything that a database holds, to be read once: from a database, or from a file. */
export type Content = {
  head: Head
  /** Hands over the rows a page at a time, table after table, and returns what they add up to. */
  read(take: (table: TableHead, lines: string[]) => Promise<void>): Promise<Tail>
}

/** Returns how a table is named in counts and messages. */
export function nameOf({ part, name }: Pick<TableHead, 'part' | 'name'>): string {
  return part === 'game' ? name : `queue ${name}`
}
