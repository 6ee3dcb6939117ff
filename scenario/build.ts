import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plugin, rollup as Rollup, RollupLog } from 'rollup'
import { areMade, markMade } from './made.ts'

/**
 * Bundles the modules in `pavel/` into the one classic script that the cloud runs (scenario/voxengine.md §1), and writes it to
 * every file that is named on the command line, unless they are made of these very modules. Operators read the script in the cloud's panel, and its debugger wants readable
 * source, so names and comments are kept and nothing is wrapped: each module becomes a section under its own name.
 */

const root = fileURLToPath(new URL('..', import.meta.url))
const sectionWidth = 120
/** The cloud takes no larger script. */
const mostBytes = 128 * 1024

const notice = `'use strict'
// Made of the modules in scenario/pavel/ by \`bun run scenario:build\`. Change those: this file is overwritten.
// Every section is a module. The scenario starts in the last one. The files that comments name are in scenario/, too.
`

const files = process.argv.slice(2)
if (!(await areMade(files))) await make(files)

async function make(files: readonly string[]): Promise<void> {
  const script = await build()
  const bytes = Buffer.byteLength(script)
  if (bytes > mostBytes) throw new Error(`the script has ${bytes} bytes, and the cloud takes at most ${mostBytes}`)
  for (const file of files) {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, script)
  }
  await markMade(files, script)
}

async function build(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pavel-scenario-'))
  try {
    // The compiler is another process, so the bundler loads meanwhile: every start of the server waits for this.
    const [{ rollup }] = await Promise.all([import('rollup'), compile(folder)])
    return await bundle(join(folder, 'pavel/pavel.js'), rollup)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Prints what the compiler complains of. */
async function compile(folder: string): Promise<void> {
  const command = ['node_modules/typescript/bin/tsc', '--project', 'scenario', '--outDir', folder]
  const [status] = await once(spawn(process.execPath, command, { cwd: root, stdio: 'inherit' }), 'exit')
  if (status !== 0) throw new Error('the scenario does not compile')
}

/** Tree-shaking stays off, because it drops comments. A warning fails the build: modules that import each other cause one. */
async function bundle(entry: string, rollup: typeof Rollup): Promise<string> {
  const bundled = await rollup({ input: entry, treeshake: false, plugins: [sections()], onwarn: refuse })
  const { output } = await bundled.generate({ format: 'es', banner: notice })
  return withFingerprint(output[0].code)
}

/** Puts the script's own fingerprint into it (scenario/pavel/start.ts). */
function withFingerprint(script: string): string {
  const fingerprint = createHash('sha256').update(script).digest('base64url').slice(0, 12)
  const marked = script.replace("const scenarioBuild = 'unbuilt'", `const scenarioBuild = '${fingerprint}'`)
  if (marked === script) throw new Error('the script has no place for its fingerprint')
  return marked
}

function refuse({ message }: RollupLog): never {
  throw new Error(message)
}

/** Puts the module's name above its code. */
function sections(): Plugin {
  const heading = (id: string) => `// ---- ${basename(id, '.js')} `.padEnd(sectionWidth, '-')
  return { name: 'sections', transform: (code, id) => `${heading(id)}\n\n${code}` }
}
