import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Beside the modules: what tells how they are compiled, and the versions of the programs that do it. */
const others = [
  'scenario/build.ts',
  'scenario/tsconfig.json',
  'scenario/voxengine.d.ts',
  'scenario/voxengine-modules.d.ts',
  'bun.lock',
]

/**
 * Whether all of these files hold the script of the modules as they are now. A start of the server then builds nothing, so it can be in
 * a folder that it may not write to.
 */
export async function areMade(files: readonly string[]): Promise<boolean> {
  const scripts = await Promise.all(files.map(read))
  const [first] = scripts
  if (first === undefined || first === '' || scripts.some((script) => script !== first)) return false
  return (await read(markOf(files))) === (await digestOf(first))
}

/** Notes beside the first file of what the script was made. */
export async function markMade(files: readonly string[], script: string): Promise<void> {
  if (files.length > 0) await writeFile(markOf(files), await digestOf(script))
}

const markOf = ([first = '']: readonly string[]) => `${first}.made`

const read = (path: string) => readFile(path, 'utf8').catch(() => '')

async function digestOf(script: string): Promise<string> {
  const modules = await readdir(join(root, 'scenario/pavel'), { recursive: true, withFileTypes: true })
  const paths = modules.filter((file) => file.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  const hash = createHash('sha256').update(script)
  for (const path of [...paths.sort(), ...others.map((other) => join(root, other))])
    hash.update(`\n${path.slice(root.length)}\n${await read(path)}`)
  return hash.digest('base64url')
}
