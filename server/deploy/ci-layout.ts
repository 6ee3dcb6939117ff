import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Wanted } from './wanted.ts'

/** What the vendor's `voxengine-ci` takes as VOX_CI_ROOT_PATH (voxengine.md §9); `scenario:build` puts the script there. */
const root = fileURLToPath(new URL('../../scenario/voxfiles', import.meta.url))

/** Writes the two files that name the application and its rules, so that the vendor's tool would upload the same. */
export async function writeCiLayout(fullName: string, { scenario, inbound, outbound }: Wanted, folder = root): Promise<void> {
  const application = join(folder, 'applications', fullName)
  const rules = [inbound, outbound].map(({ name, pattern }) => ({
    ruleName: name,
    scenarios: [scenario.name],
    rulePattern: pattern,
  }))
  await mkdir(application, { recursive: true })
  await writeFile(join(application, 'application.config.json'), json({ applicationName: fullName }))
  await writeFile(join(application, 'rules.config.json'), json(rules))
}

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

// The tests import parts of this file without running it.
if (import.meta.main) await main(process.argv.slice(2))
