import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'

/** Another process has this folder's database open. The program prints the message and exits with 1. */
export class FolderInUse extends Error {}

type Options = {
  /** how long to wait for the holder to end; a command that does not wait is refused at once */
  patienceMs?: number
  tellOperator?: (sentence: string) => void
}

const retryMs = 200

/**
 * Locks the folder of an embedded database. PGlite has no lock of its own, and two processes that write would destroy the database.
 * Returns a function that releases the lock. Waits up to `patienceMs` for another holder to end, and tells the operator so: who
 * replaces a server often starts the new one before the old one is gone. Then throws `FolderInUse`.
 *
 * The lock is SQLite's exclusive lock on an empty file, which both runtimes offer. The kernel keeps it by file, so every container on
 * the same volume minds it, and drops it with its holder, so nothing is left over after a crash, a `kill -9` or a reboot. A process number
 * in a file does neither: after a reboot it belongs to another program, and in another container to nobody. The file is never deleted,
 * because whoever has it open would then hold a lock that nobody else sees; and this process must not open it by other means, because
 * closing it drops the lock.
 */
export async function lockFolder(folder: string, { patienceMs = 0, tellOperator }: Options = {}): Promise<() => Promise<void>> {
  const deadline = performance.now() + patienceMs
  for (let tries = 1; ; tries++) {
    const lock = tryLock(join(folder, 'pavel.lock'))
    if (lock) return hold(folder, lock)
    if (performance.now() >= deadline) throw new FolderInUse(`DATA_DIR: expected a folder of its own, ${await describe(folder)}`)
    if (tries === 1) tellOperator?.(`DATA_DIR: waiting up to ${patienceMs / 1000} s, ${await describe(folder)}`)
    await wait(retryMs)
  }
}

/** A lock that nobody refers to would be released by the garbage collector. */
const held = new Set<DatabaseSync>()

async function hold(folder: string, lock: DatabaseSync): Promise<() => Promise<void>> {
  held.add(lock)
  // Versions before this lock mind only this number, of a process that is alive.
  await writeFile(numberFile(folder), String(process.pid))
  return async () => {
    await writeFile(numberFile(folder), '').catch(() => {})
    if (held.delete(lock)) lock.close()
  }
}

/**
 * Returns null while another process, or this one, holds the lock: SQLITE_BUSY, of which Deno gives no code. A file system that keeps no
 * locks is answered with it, too.
 */
function tryLock(path: string): DatabaseSync | null {
  const file = new DatabaseSync(path)
  try {
    // Nothing is written, so there is nothing to roll back: no journal lies in the folder, or stays there after a `kill -9`.
    file.exec('pragma journal_mode = memory; begin exclusive')
    return file
  } catch (error) {
    file.close()
    if (error instanceof Error && error.message.includes('locked')) return null
    throw error
  }
}

const numberFile = (folder: string) => join(folder, 'pavel.pid')

/** The number is only for people: it means nothing outside the container that wrote it. */
async function describe(folder: string): Promise<string> {
  const number = await readFile(numberFile(folder), 'utf8').catch(() => '')
  const who = number ? `another process, which was number ${number} where it runs` : 'another process'
  return `found ${folder} in use by ${who}; stop it first, and if there is none, the file system keeps no locks: name a folder on another one`
}
