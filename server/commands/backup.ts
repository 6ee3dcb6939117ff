import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import * as texts from '../../views/texts/archive.ts'
import { type Config, readConfig } from '../config.ts'
import {
  ArchiveProblem,
  backupNameAt,
  backupsIn,
  holdsDatabase,
  takeOut,
  usualBackupFolder,
  verifyFile,
  withCopy,
  writeFile,
} from '../store/archive/archive.ts'
import { FolderInUse } from '../store/store.ts'
import { explaining, openFolder, openServer, type Place } from './archive-places.ts'

/** How long a server may take to copy an embedded database: it may have to erase somebody first. */
const patienceMs = 120_000

/**
 * `bun run backup [FILE or FOLDER]`: writes everything that the database holds to one file, while servers run. `--keep 14` deletes all but
 * the newest 14 in that folder; `--verify FILE` only reads one through. Exits with 1 when that fails.
 */
const main = (options: string[]) =>
  explaining(async () => {
    const request = parseRequest(options)
    await ('verified' in request ? verify(request.verified) : run(readConfig(process.env), request))
  })

type BackupRequest = { verified: string } | { target: string; kept: number | null }

/** Parses the command line. Throws `ArchiveProblem` when it is wrong. */
export function parseRequest(options: readonly string[]): BackupRequest {
  const [first, second, ...more] = options
  if (first === '--verify') {
    if (second === undefined || more.length > 0) throw new ArchiveProblem(texts.backupUsage)
    return { verified: second }
  }
  const at = options.indexOf('--keep')
  const words = at < 0 ? options : options.toSpliced(at, 2)
  const kept = at < 0 ? null : Number(options[at + 1])
  if (kept !== null && !(Number.isInteger(kept) && kept > 0)) throw new ArchiveProblem(texts.noNumberToKeep(options[at + 1]))
  if (words.length > 1 || words[0]?.startsWith('-')) throw new ArchiveProblem(texts.backupUsage)
  return { target: words[0] ?? usualBackupFolder, kept }
}

async function run(config: Config, { target, kept }: { target: string; kept: number | null }): Promise<void> {
  const at = new Date()
  const isFolder = target === usualBackupFolder || (await isExistingFolder(target))
  if (!isFolder && kept !== null) throw new ArchiveProblem(texts.keepNeedsFolder(target))
  const path = isFolder ? join(target, backupNameAt(at)) : target
  if (await exists(path)) throw new ArchiveProblem(texts.fileExists(path))
  if (isFolder) await mkdir(target, { recursive: true, mode: 0o700 }).catch(refuseForbidden(target))
  const tail = await withSource(config, ({ database }) =>
    takeOut(database, { isKept: false, at }, (content) => writeFile(path, content).catch(refuseForbidden(target))),
  )
  console.log(texts.written(path, (await stat(path)).size, tail.tables))
  if (kept !== null) await deleteOld(target, kept)
}

const refuseForbidden = (target: string) => (error: NodeJS.ErrnoException) => {
  throw ['EACCES', 'EPERM', 'EROFS'].includes(error.code ?? '') ? new ArchiveProblem(texts.notWritable(target)) : error
}

/** An embedded database that a server has open is copied by that server. */
async function withSource<Result>(
  { databaseUrl, databaseDirectUrl, dataFolder: folder }: Config,
  act: (place: Place) => Promise<Result>,
): Promise<Result> {
  const closing = (place: Place) => act(place).finally(place.database.close)
  if (databaseUrl) return closing(await openServer({ databaseUrl, databaseDirectUrl }, 'backup'))
  if (!(await holdsDatabase(folder))) throw new ArchiveProblem(texts.noDatabaseIn(folder))
  const place = await openFolder(folder).catch((error: unknown) => {
    if (error instanceof FolderInUse) return null
    throw error
  })
  return place ? closing(place) : withCopy(folder, patienceMs, async (copy) => closing(await openFolder(copy)))
}

async function verify(path: string): Promise<void> {
  const { content, tail } = await verifyFile(path)
  console.log(texts.verified(path, content.head.madeAt, tail.tables))
}

async function deleteOld(folder: string, kept: number): Promise<void> {
  for (const name of (await backupsIn(folder)).slice(0, -kept)) {
    await rm(join(folder, name))
    console.log(texts.deleted(join(folder, name)))
  }
}

const exists = (path: string) => stat(path).then(Boolean, () => false)
const isExistingFolder = (path: string) =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => path.endsWith('/'),
  )

// The tests import parts of this file without running it.
if (import.meta.main) await main(process.argv.slice(2))
