import { sql } from 'drizzle-orm'
import { access, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as texts from '../../../views/texts/archive.ts'
import { ConfigProblem } from '../../config.ts'
import { settings } from '../schema/schema.ts'
import type { Db } from '../store.ts'
import { rowsOf } from './rows.ts'

/** In the folder of an embedded database, or in `settings` of one on PostgreSQL: where its content has been moved to, and when. */
const fileName = 'moved.txt'
const key = 'moved to'

/** Returns whether the folder holds an embedded database that has not been moved elsewhere. */
export async function holdsUnmovedDatabase(folder: string): Promise<boolean> {
  return (await holdsDatabase(folder)) && (await readMark(folder)) === null
}

/** Returns whether the folder holds an embedded database. */
export function holdsDatabase(folder: string): Promise<boolean> {
  return access(join(folder, 'PG_VERSION')).then(
    () => true,
    () => false,
  )
}

/** Notes in the folder that its database has been moved, in a sentence. */
export function markFolderMoved(folder: string, where: string, at: Date): Promise<void> {
  return writeFile(join(folder, fileName), `${texts.movedTo(where, at)}\n`, { mode: 0o600 })
}

export function unmarkFolder(folder: string): Promise<void> {
  return rm(join(folder, fileName), { force: true })
}

/** Notes the same in a database on PostgreSQL, within the transaction that took its content out. */
export async function markDatabaseMoved(tx: Db, where: string, at: Date): Promise<void> {
  await tx.insert(settings).values({ key, value: texts.movedTo(where, at) })
}

/** Removes the note that came with a content. */
export async function unmarkDatabase(tx: Db): Promise<void> {
  await tx.execute(sql`delete from settings where key = ${key}`)
}

/**
 * Throws `ConfigProblem` where the database, which is open and has its tables, has been moved elsewhere: what is played there now would
 * go on here from what was left behind.
 */
export async function refuseMoved(db: Db, { url, folder }: { url: string | undefined; folder: string }): Promise<void> {
  const note = url ? await readNote(db) : await readMark(folder)
  if (note === null) return
  throw new ConfigProblem(url ? texts.databaseMoved(note, key) : texts.folderMoved(folder, note, fileName))
}

async function readNote(db: Db): Promise<string | null> {
  const [note] = await rowsOf<{ value: string }>(db, sql`select value from settings where key = ${key}`)
  return note?.value ?? null
}

function readMark(folder: string): Promise<string | null> {
  return readFile(join(folder, fileName), 'utf8').then(
    (text) => text.trim(),
    () => null,
  )
}
