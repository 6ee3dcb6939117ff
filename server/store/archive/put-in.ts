import { sql } from 'drizzle-orm'
import * as texts from '../../../views/texts/archive.ts'
import type { Database, Db } from '../store.ts'
import { type Content, type Head, nameOf, type TableHead, type Tail } from './content.ts'
import { dropAll, isKnownVersion, migrateTo, newestVersion, readVersion } from './migrations.ts'
import { unmarkDatabase } from './moved.ts'
import { ArchiveProblem } from './problem.ts'
import { emptyQueue, newestQueueVersion, readQueueVersion } from './queue-tables.ts'
import { identify, insertRows, setFormats } from './rows.ts'
import { applySince, rememberSince, type Since } from './since.ts'
import { setIdentities } from './tables.ts'
import { type PartTable, readAll, readPartTables } from './take-out.ts'

/** The rehearsal went well, and is taken back. */
class Rehearsed extends Error {}

type Options = {
  /** takes everything back at the end */
  isDryRun: boolean
  /** what is replaced is a later state of the same, of which some things must stay as they are */
  isRestoring?: boolean
}

/** `since`: what was kept of a later state */
export type Put = { tail: Tail; since: Since | null }

/**
 * Puts a content into a database in place of what it holds, and returns what was put there. The whole of it is one transaction: an
 * older content gets the tables of its own version first, then the rows, which are read back and compared, and then the migrations
 * since. A rehearsal does all of that and takes it back. Throws `ArchiveProblem` where the content, or what it would replace, is of a
 * newer version.
 */
export async function putIn({ db }: Pick<Database, 'db'>, content: Content, options: Options): Promise<Put> {
  refuseNewer(content.head)
  let put: Put | undefined
  await db
    .transaction(async (tx) => {
      put = await replace(tx, content, options)
      if (options.isDryRun) throw new Rehearsed()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Rehearsed)) throw error
    })
  if (!put) throw new Error('nothing was put in')
  return put
}

/** Throws `ArchiveProblem` for a content that only a newer program, or another one, can read. */
function refuseNewer({ version, queueVersion }: Head): void {
  if (version > newestVersion() || (queueVersion ?? 0) > newestQueueVersion()) throw new ArchiveProblem(texts.newerVersion)
  if (!isKnownVersion(version) || version === 0) throw new ArchiveProblem(texts.unknownVersion)
}

async function replace(tx: Db, content: Content, { isRestoring = false }: Options): Promise<Put> {
  if ((await readVersion(tx)) > newestVersion()) throw new ArchiveProblem(texts.newerTarget)
  const hasLater = isRestoring && (await rememberSince(tx))
  const tail = await replaceRows(tx, content)
  await migrateTo(tx, newestVersion())
  await unmarkDatabase(tx)
  return { tail, since: hasLater ? await applySince(tx) : null }
}

async function replaceRows(tx: Db, { head, read }: Content): Promise<Tail> {
  await emptyGame(tx, head)
  if (head.queueVersion !== null || (await readQueueVersion(tx)) !== null) await emptyQueue(tx)
  await setFormats(tx)
  const tables = await readPartTables(tx)
  const isNamed = (table: PartTable) => head.tables.some(({ part, name }) => part === table.part && name === table.name)
  const put = await read((table, lines) => insert(tx, tables, table, lines))
  compare(
    head,
    put,
    await readAll(
      tx,
      tables.filter(isNamed).map((table) => asIn(head, table)),
    ),
  )
  await setIdentities(tx, ofGame(tables), put.identities)
  return put
}

/** Tables that are of the content's version already are only emptied, so that a role need not be allowed to make any. */
async function emptyGame(tx: Db, { version }: Head): Promise<void> {
  if ((await readVersion(tx)) !== version) {
    await dropAll(tx)
    return migrateTo(tx, version)
  }
  const tables = ofGame(await readPartTables(tx)).map(identify)
  await tx.execute(sql`truncate ${sql.join(tables, sql`, `)}`)
}

const ofGame = (tables: PartTable[]) => tables.filter(({ part }) => part === 'game')

async function insert(tx: Db, tables: PartTable[], { part, name, columns }: TableHead, lines: string[]): Promise<void> {
  const table = tables.find((one) => one.part === part && one.name === name)
  if (!table) throw new ArchiveProblem(texts.unknownTable(nameOf({ part, name })))
  const own = new Set(table.columns.map((column) => column.name))
  const unknown = columns.find((column) => !own.has(column))
  // An older pg-boss may have had a column that the newer one does without.
  if (unknown !== undefined && part === 'game') throw new ArchiveProblem(texts.unknownTable(`${name}.${unknown}`))
  await insertRows(
    tx,
    table,
    columns.map((column) => (own.has(column) ? column : null)),
    lines,
  )
}

/** The columns in the order of the content. */
function asIn({ tables }: Head, table: PartTable): PartTable {
  const columns = tables.find(({ part, name }) => part === table.part && name === table.name)?.columns ?? []
  return { ...table, columns: columns.flatMap((name) => table.columns.filter((column) => column.name === name)) }
}

/** The tables of another pg-boss have other columns, so of those only the counts can be compared. */
function compare({ queueVersion, tables }: Head, put: Tail, found: Tail): void {
  for (const table of tables) {
    const name = nameOf(table)
    const [given, there] = [put.tables[name], found.tables[name]]
    const hasSameColumns = table.part === 'game' || queueVersion === newestQueueVersion()
    if (given?.rows !== there?.rows || (hasSameColumns && given?.digest !== there?.digest))
      throw new ArchiveProblem(texts.notTheSame(name, given?.rows ?? 0, there?.rows ?? 0))
  }
}
