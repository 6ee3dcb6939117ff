import { userInfo } from 'node:os'
import process from 'node:process'
import * as texts from '../../views/texts/archive.ts'
import { ConfigProblem } from '../config.ts'
import { hostText, readDatabaseAddress } from '../rules/database-address/database-address.ts'
import { ArchiveProblem, type Content, countRows, isUsed, putIn, readOthers } from '../store/archive/archive.ts'
import { type Database, describeFailure, FolderInUse, openDatabase } from '../store/store.ts'

/** A database that a command copies from or to. `name` says where it is, without a password. */
export type Place = { kind: 'embedded' | 'server'; name: string; database: Database }

/** Opens the embedded database in `folder`. Throws `FolderInUse` while a server has it open. */
export async function openFolder(folder: string): Promise<Place> {
  const database = await openDatabase({ folder }, console.warn)
  return { kind: 'embedded', name: texts.embeddedIn(folder), database }
}

type Ways = { databaseUrl: string; databaseDirectUrl?: string | undefined }

/** Opens PostgreSQL under the name of this command, by which others see that it is in use. */
export async function openServer({ databaseUrl: url, databaseDirectUrl: directUrl }: Ways, command: string): Promise<Place> {
  const database = await openDatabase({ url, directUrl, folder: '', program: `pavel ${command}` }, console.warn)
  return { kind: 'server', name: texts.serverAt(placeOf(url)), database }
}

/**
 * Runs `act` while no server and no other command has the database: a server that starts meanwhile waits until it has ended. Throws
 * `ArchiveProblem` where one has. An embedded database has nobody else once it is open.
 */
export function alone<Result>({ kind, name, database }: Place, act: () => Promise<Result>): Promise<Result> {
  return database.withMigrationLock(async () => {
    const others = kind === 'server' ? await readOthers(database.db) : []
    if (others.length > 0) throw new ArchiveProblem(texts.inUse(name, others))
    return act()
  })
}

type How = { isDryRun: boolean; isReplacing: boolean; isRestoring?: boolean }

/**
 * Puts the content in, and prints what was there before and what is there now. Throws `ArchiveProblem` where somebody has played and
 * nothing may be replaced.
 */
export async function fill({ name, database }: Place, content: Content, how: How): Promise<void> {
  const before = await countRows(database.db)
  if (isUsed(before) && !how.isReplacing) throw new ArchiveProblem(texts.notEmpty(name, before))
  const { tail, since } = await putIn(database, content, how)
  console.log(texts.counted(before, tail.tables))
  if (how.isRestoring) console.log(isUsed(before) && since ? texts.keptSince(since) : texts.unknownSince(content.head.madeAt))
}

/** Runs a command. When it fails, prints why, in a sentence where an operator can put it right, and lets the program exit with 1. */
export async function explaining(act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    console.error(explain(error))
    process.exitCode = 1
  }
}

function explain(error: unknown): string {
  if (error instanceof FolderInUse) return texts.folderInUse(error.message)
  const isForOperator = [ConfigProblem, ArchiveProblem].some((problem) => error instanceof problem)
  return isForOperator ? (error as Error).message : describeFailure(error)
}

/** The hosts and the database, without who signs in. */
function placeOf(url: string): string {
  const read = readDatabaseAddress(url, process.env, { systemUser: userInfo().username })
  if ('problem' in read) throw new ConfigProblem(`DATABASE_URL: ${read.problem}`)
  const { hosts, database } = read.address
  return `${hosts.map(hostText).join(',')}/${database}`
}
