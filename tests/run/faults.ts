import { command } from './command.ts'
import { dataFolder } from './data-folder.ts'
import type { Outcome } from './step.ts'

/** Runs the fault harness in its short form; each fault counts as one check. */
export async function underFaults(): Promise<Outcome> {
  const env = { TEST_DATA_DIR: await dataFolder() }
  const { code, output } = await command([process.execPath, 'tests/faults/run.ts', '--short'], { seconds: 600, env })
  const [, passed = 0, failed = 0] = (/^(\d+) passed, (\d+) failed$/m.exec(output) ?? []).map(Number)
  const times = [...output.matchAll(/^[✓✗] (.+?) +([\d.]+) s$/gm)].map(([, name = '', took]) => ({ name, seconds: Number(took) }))
  return { passed, failed: code === 0 && passed > 0 ? failed : Math.max(failed, 1), output, times }
}
