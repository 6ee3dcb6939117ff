import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'pavel-tests-'))

/** A folder for the files of this run. */
export const scratch = {
  path: (name: string) => join(folder, name),
  remove: () => rmSync(folder, { recursive: true, force: true }),
}
