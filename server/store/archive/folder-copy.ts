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

/** Server: makes the copies that are wanted, and removes those that nobody reads any more. To be called again and again. */
export async function answerCopyRequests(db: Db, folder: string): Promise<void> {
  const copies = join(folder, 'copies')
  for (const name of await readdir(copies).catch(() => [])) {
    if (name.endsWith('.wanted')) await makeCopy(db, folder, name.replace('.wanted', ''))
    else if (await isAbandoned(copies, name)) await rm(join(copies, name), { recursive: true, force: true })
  }
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

async function isAbandoned(copies: string, name: string): Promise<boolean> {
  const id = name.replace(/\.\w+$/, '')
  const made = (await stat(join(copies, `${id}.made`)).catch(() => null)) ?? (await stat(join(copies, name)).catch(() => null))
  return made !== null && Date.now() - made.mtimeMs > abandonedMs
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
    for (const path of [`${copy}.wanted`, `${copy}.failed`, copy, `${copy}.made`])
      await rm(path, { recursive: true, force: true })
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
