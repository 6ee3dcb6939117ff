import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { command } from '../run/command.ts'
import { scratch } from '../run/scratch.ts'

/** A version of the program in a folder of its own. `words` starts its server, and `scenario` is what was deployed with it. */
export type Former = { name: string; words: string[]; scenario: string }

const root = fileURLToPath(new URL('../..', import.meta.url))
const bun = process.versions.bun ? process.execPath : 'bun'
let unpacking: Promise<Former> | undefined

/**
 * Unpacks the version that servers run before an update: the commit that `FORMER` names, or else the last one before the newest change
 * of the schema, which is the hardest update that servers have to make side by side. A clone without history has none: then it is
 * this version, as its name says, and only what two servers of one version do is tested.
 */
export const formerVersion = (): Promise<Former> => (unpacking ??= unpack())

async function unpack(): Promise<Former> {
  const revision = await findRevision()
  if (revision === null) return { name: 'this version (the clone has no history)', ...inFolder(root) }
  const folder = scratch.path('former')
  mkdirSync(folder, { recursive: true })
  await run('sh', '-c', `git archive ${revision} | tar x -C ${folder}`)
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  await run(bun, join(folder, 'scenario/build.ts'), join(folder, 'scenario/dist/pavel.voxengine.js'))
  return { name: revision.slice(0, 8), ...inFolder(folder) }
}

function inFolder(folder: string): Omit<Former, 'name'> {
  const scenario = readFileSync(join(folder, 'scenario/dist/pavel.voxengine.js'), 'utf8')
  // Bun takes the settings of JSX from where it is started.
  return { words: ['sh', '-c', `cd "${folder}" && exec "${bun}" server/main.ts`], scenario }
}

async function findRevision(): Promise<string | null> {
  const given = process.env.FORMER
  if (given) return (await run('git', 'rev-parse', '--verify', `${given}^{commit}`)).trim()
  const journal = 'drizzle/meta/_journal.json'
  const { entries } = JSON.parse(readFileSync(join(root, journal), 'utf8'))
  const search = ['git', 'log', '--reverse', '--format=%P', `-S"${entries.at(-1).tag}"`, '--', journal]
  const { code, output } = await command(search, { seconds: 60 })
  const [parent = ''] = output.split(/\s/)
  return code === 0 && /^[0-9a-f]{40}$/.test(parent) ? parent : null
}

async function run(...words: string[]): Promise<string> {
  const { code, output } = await command(words, { seconds: 60 })
  if (code !== 0) throw new Error(`${words.join(' ')} failed:\n${output}`)
  return output
}
