import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'

/** Another process has this folder's database open. The program prints the message and exits with 1. */
export class FolderInUse extends Error {}

/**
 * Locks the folder of an embedded database. PGlite has no lock of its own, and two processes that write would destroy the
 * database. The lock of a process that no longer exists is taken over. Returns a function that releases the lock. Throws
 * `FolderInUse` when another process holds it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'pavel.pid')
  const holder = Number(await readFile(path, 'utf8').catch(() => 0))
  if (isAlive(holder))
    throw new FolderInUse(`DATA_DIR: expected a folder of its own, found ${folder} in use by the process ${holder}`)
  await writeFile(path, String(process.pid))
  return () => rm(path, { force: true })
}

/** Our own process id in the file is left over from an earlier start: in a container every start has the same id. */
function isAlive(pid: number): boolean {
  if (!pid || pid === process.pid) return false
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
