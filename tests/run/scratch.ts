import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

let folder: string | undefined

/** A folder for the files of this run, gone when it ends. */
export const scratch = {
  path(name: string): string {
    folder ??= create()
    return join(folder, name)
  },
  /** Where everything that the run starts puts its temporary files, so that what is killed leaves none behind. */
  forChildren(): string {
    const path = scratch.path('tmp')
    mkdirSync(path, { recursive: true })
    return path
  },
}

function create(): string {
  const created = mkdtempSync(join(tmpdir(), 'pavel-tests-'))
  // the PostgreSQL of a run by root belongs to another user, and may lie in a child's folder inside this one
  chmodSync(created, 0o711)
  process.on('exit', () => rmSync(created, { recursive: true, force: true }))
  return created
}
