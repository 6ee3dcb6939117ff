import { access, constants, readdir, readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { ConfigProblem } from '../../config.ts'
import { isOfPavel, versionFile } from './folder-entries.ts'
import { unfinishedFile } from './prepared-folder.ts'

/** The PostgreSQL that PGlite is. */
const major = '18'

/**
 * Returns whether the folder holds a database; false where it is empty, or where its filling was interrupted. Throws `ConfigProblem` where
 * it holds something else.
 */
export async function isFilled(folder: string): Promise<boolean> {
  const entries = await readdir(folder)
  if (!entries.includes(versionFile)) {
    const foreign = entries.includes(unfinishedFile) ? undefined : entries.find((entry) => !mayLieThere(entry))
    if (foreign === undefined) return false
    throw problem(folder, `which holds "${foreign}" and no database; name an empty folder, or one that does not exist`)
  }
  const found = (await readFile(join(folder, versionFile), 'utf8')).trim()
  if (found === major) return true
  const what = found ? `which holds a database of PostgreSQL ${found}, not ${major}` : 'whose database is damaged'
  throw problem(folder, `${what}; name another folder, or restore a backup into an empty one`)
}

/** What file systems and people put into an empty folder, and the files of the lock. */
const mayLieThere = (entry: string) => /^(\.|lost\+found$)/.test(entry) || isOfPavel(entry)

/** The file of the lock has to fit into SQLite's longest path. */
const longestPathBytes = 480

/** Throws an error with a code of the system's, or `ConfigProblem`, where nothing can be written into the folder. */
export async function refuseUnwritable(folder: string): Promise<void> {
  if (Buffer.byteLength(await realpath(folder)) > longestPathBytes) throw Object.assign(new Error(), { code: 'ENAMETOOLONG' })
  await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
}

/**
 * Runs what opens a folder. Turns a failure that the folder is the cause of into a `ConfigProblem`: one sentence that names the setting,
 * what was found and what to do.
 */
export async function explainingFolder<Result>(folder: string, act: () => Promise<Result>): Promise<Result> {
  try {
    return await act()
  } catch (error) {
    const finding = findings[(error as { code?: string }).code ?? '']
    throw finding ? problem(folder, finding) : error
  }
}

/** Returns what to throw when PostgreSQL could not open the folder's database; `said` is its own reason. */
export function damagedDatabase(folder: string, said: string | null): ConfigProblem {
  if (said !== null && /no space left/i.test(said)) return problem(folder, full)
  const reason = said === null ? '' : ` (${said})`
  return problem(
    folder,
    `whose database this version cannot open${reason}; restore a backup into an empty folder, or start the version that made it`,
  )
}

const problem = (folder: string, finding: string) =>
  new ConfigProblem(`DATA_DIR: expected a folder for the database, found ${folder}, ${finding}`)

const closed = 'which the user that Pavel runs as may not write to; make that user its owner (chown), or name another folder'
const noFolder = 'which is a file, leads through one, or is a link that leads nowhere; name a folder'
const full = 'on a disk that is full; make room there, at least 100 MB, and start again'

const findings: Record<string, string> = {
  EACCES: closed,
  EPERM: closed,
  EROFS: 'on a file system that is mounted to be read only; mount a volume there, or name another folder',
  ENOTDIR: noFolder,
  EEXIST: noFolder,
  ENOENT: noFolder,
  ELOOP: noFolder,
  ENAMETOOLONG: `whose path is longer than ${longestPathBytes} bytes; name a shorter one`,
  ENOSPC: full,
  EDQUOT: full,
  ERR_SQLITE_ERROR: `where the file of the lock, pavel.lock, cannot be opened; ${closed.split('; ')[1]}`,
}
