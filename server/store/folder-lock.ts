import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'

/** Another program has this folder's database open. Printed at start, which then ends with 1. */
export class FolderInUse extends Error {}

/**
 * Keeps a second program off an embedded database's folder, which PGlite itself does not: both would write, and ruin it.
 * A lock whose program is gone is taken over. Gives the way to let go; throws `FolderInUse`.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'pavel.pid')
  const holder = Number(await readFile(path, 'utf8').catch(() => 0))
  if (isAlive(holder))
    throw new FolderInUse(`DATA_DIR: expected a folder of its own, found ${folder} in use by the process ${holder}`)
  await writeFile(path, String(process.pid))
  return () => rm(path, { force: true })
}

/** Our own number means that we had it before: in a container every start has the same one. */
function isAlive(pid: number): boolean {
  if (!pid || pid === process.pid) return false
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
