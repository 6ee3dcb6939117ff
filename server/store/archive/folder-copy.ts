import { sql } from 'drizzle-orm'
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import * as texts from '../../../views/texts/archive.ts'
import { isOfPostgres } from '../embedded/embedded.ts'
import { type Db, describeFailure } from '../store.ts'
import { ArchiveProblem } from './problem.ts'

// A second program cannot open an embedded database that a server has open. So it asks that server for a copy of the files, which takes a
// moment, and reads the copy. It asks through the folder itself: whoever may enter that may read the database anyhow.
//   copies/ID.wanted    somebody waits for a copy
//   copies/ID           the copy
//   copies/ID.made      it is whole; whoever reads it renews this file's time

const [pollMs, renewMs, abandonedMs] = [200, 5_000, 120_000]

/**
 * Server: returns what makes the copies that are wanted, and removes those that nobody reads any more; to be called again and again.
 * `elapsedMs` is a clock that nobody sets, because a copy does not grow old when the machine's clock jumps.
 */
export function copyMaker(db: Db, folder: string, elapsedMs: () => number = () => performance.now()): () => Promise<void> {
  const copies = join(folder, 'copies')
  let known = new Map<string, Renewal>()
  return async () => {
    const names = await readdir(copies).catch(() => [])
    for (const name of names) if (name.endsWith('.wanted')) await makeCopy(db, folder, idOf(name))
    const before = known
    known = new Map()
    for (const id of new Set(names.map(idOf))) {
      const renewedAt = await renewedAtOf(join(copies, id))
      const former = before.get(id)
      const renewal = former?.renewedAt === renewedAt ? former : { renewedAt, seenAtMs: elapsedMs() }
      known.set(id, renewal)
      if (elapsedMs() - renewal.seenAtMs > abandonedMs) await removeCopy(join(copies, id))
    }
  }
}

/** The time that a copy's reader has given it, and since when it stands there. */
type Renewal = { renewedAt: number | null; seenAtMs: number }

const idOf = (name: string) => name.replace(/\.\w+$/, '')

async function renewedAtOf(copy: string): Promise<number | null> {
  const made = await stat(`${copy}.made`).catch(() => null)
  return made && made.mtimeMs
}

async function removeCopy(copy: string): Promise<void> {
  for (const path of [`${copy}.wanted`, `${copy}.failed`, copy, `${copy}.made`]) await rm(path, { recursive: true, force: true })
}

/** No query is answered within the transaction of another, so the files stand still. */
async function makeCopy(db: Db, folder: string, id: string): Promise<void> {
  const copy = join(folder, 'copies', id)
  try {
    await db.transaction(async (tx) => {
      await tx.execute(sql`checkpoint`)
      await copyDatabase(folder, copy)
    })
    await rename(`${copy}.wanted`, `${copy}.made`)
  } catch (error) {
    await rm(copy, { recursive: true, force: true })
    await writeFile(`${copy}.wanted`, describeFailure(error))
    await rename(`${copy}.wanted`, `${copy}.failed`)
  }
}

/** The locks and notes of Pavel stay. */
async function copyDatabase(from: string, to: string, isCopied = isOfPostgres): Promise<void> {
  await mkdir(to, { mode: 0o700 })
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (!isCopied(entry.name)) continue
    const [original, copy] = [join(from, entry.name), join(to, entry.name)]
    await (entry.isDirectory() ? copyDatabase(original, copy, () => true) : copyFile(original, copy))
  }
}

/**
 * Asks the server that has the folder open for a copy, and runs `act` with the copy's folder, which is gone afterwards. Throws
 * `ArchiveProblem` when no copy is made within `patienceMs`.
 */
export async function withCopy<Result>(
  folder: string,
  patienceMs: number,
  act: (copy: string) => Promise<Result>,
): Promise<Result> {
  const copies = join(folder, 'copies')
  const copy = join(copies, crypto.randomUUID())
  await mkdir(copies, { recursive: true, mode: 0o700 })
  await writeFile(`${copy}.wanted`, '', { mode: 0o600 })
  const renewing = setInterval(() => void renew(`${copy}.made`), renewMs)
  try {
    for (let waitedMs = 0; !(await exists(`${copy}.made`)); waitedMs += pollMs) {
      const failure = await readFile(`${copy}.failed`, 'utf8').catch(() => null)
      if (failure !== null) throw new ArchiveProblem(texts.copyFailed(folder, failure))
      if (waitedMs > patienceMs) throw new ArchiveProblem(texts.noCopy(folder, patienceMs / 1000))
      await wait(pollMs)
    }
    return await act(copy)
  } finally {
    clearInterval(renewing)
    await removeCopy(copy)
  }
}

async function renew(path: string): Promise<void> {
  const now = new Date()
  await utimes(path, now, now).catch(() => {})
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
