import { chmod, lstat, mkdir, readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import process from 'node:process'
import { isOfPavel, isOfPostgres } from './folder-entries.ts'

const [privateFolder, privateFile] = [0o700, 0o600]

/**
 * Creates a folder that only this program's user may enter, and makes every file that this process creates from now on private.
 * PGlite creates files whenever tables grow, so the mask has to stay.
 */
export async function createPrivateFolder(folder: string): Promise<void> {
  process.umask(0o077)
  await mkdir(folder, { recursive: true, mode: privateFolder })
}

/**
 * Takes the rights of others away from the folder of an embedded database and from the database's files. Returns the path of the
 * first entry where that failed, because it belongs to another user or its file system keeps no rights; null when nobody else has
 * any. Links are not followed.
 */
export async function closeToOthers(folder: string): Promise<string | null> {
  if (process.platform === 'win32') return null
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const inside = entries
    .filter((entry) => entry.isFile() || entry.isDirectory())
    .map((entry) => ({ path: join(entry.parentPath, entry.name), mode: entry.isDirectory() ? privateFolder : privateFile }))
    .filter(({ path }) => isOurs(relative(folder, path).split(sep)[0] ?? ''))
  const all = [{ path: folder, mode: privateFolder }, ...inside]
  const isPrivate = await Promise.all(all.map(async ({ path, mode }) => (await isClosed(path)) || (await close(path, mode))))
  return all[isPrivate.indexOf(false)]?.path ?? null
}

/** Anything else in the folder belongs to somebody who may have made it readable on purpose. */
const isOurs = (name: string) => isOfPostgres(name) || isOfPavel(name)

async function close(path: string, mode: number): Promise<boolean> {
  await chmod(path, mode).catch(() => {})
  return isClosed(path)
}

/** A file that has gone meanwhile is closed. */
async function isClosed(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => null)
  return found === null || (found.mode & 0o077) === 0
}
