import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

let folder: string | undefined

/** Paths in a folder for this run, which is removed when the run ends. */
export const scratch = {
  path(name: string): string {
    folder ??= create()
    return join(folder, name)
  },
  /** Folder for the temporary files of child processes, so that killed ones leave nothing behind. */
  forChildren(): string {
    const path = scratch.path('tmp')
    mkdirSync(path, { recursive: true })
    return path
  },
}

function create(): string {
  const created = mkdtempSync(join(tmpdir(), 'pavel-tests-'))
  // when root runs the tests, PostgreSQL belongs to another user, and may lie in a child's folder inside this one
  chmodSync(created, 0o711)
  process.on('exit', () => rmSync(created, { recursive: true, force: true }))
  return created
}
