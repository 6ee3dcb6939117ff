import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('../..', import.meta.url))
let building: Promise<string> | undefined

/** Returns the scenario's script as it is uploaded to the cloud. Built once per test run, into a temporary folder. */
export function builtScenario(): Promise<string> {
  building ??= build()
  return building
}

async function build(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pavel-scenario-'))
  try {
    const file = join(folder, 'pavel.voxengine.js')
    await promisify(execFile)(process.execPath, ['scenario/build.ts', file], { cwd: root })
    return await readFile(file, 'utf-8')
  } finally {
    await rm(folder, { recursive: true })
  }
}
