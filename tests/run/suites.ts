import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The suite of a test file is that of the first rule whose file it imports, directly or indirectly. */
export type Suite = (typeof rules)[number]['suite']

const root = join(import.meta.dir, '../..')

const rules = [
  { suite: 'places', imports: 'tests/run/container/container.ts' },
  { suite: 'places', imports: 'tests/start/operations/page.ts' },
  { suite: 'places', imports: 'tests/cast/former.ts' },
  { suite: 'places', imports: 'tests/run/pgbouncer.ts' },
  { suite: 'places', imports: 'tests/run/small-disk.ts' },
  { suite: 'places', imports: 'tests/run/proxies/start-proxy.ts' },
  { suite: 'deno', imports: 'tests/cast/deno.ts' },
  { suite: 'races', imports: 'tests/races/race.ts' },
  { suite: 'database', imports: 'tests/cast/database.ts' },
  { suite: 'programs', imports: 'tests/cast/program.ts' },
  { suite: 'pure', imports: null },
] as const

/** Returns the test files of this suite, as paths from the root. */
export function filesOf(suite: Suite): string[] {
  return testFiles().filter((file) => suiteOf(file) === suite)
}

/** Those of the database's files that run on PGlite too. */
export function filesOnBoth(): string[] {
  return filesOf('database').filter((file) => reaches(file, 'tests/cast/both-databases.ts'))
}

export const suites = [...new Set(rules.map(({ suite }) => suite))]

function testFiles(): string[] {
  return [...new Bun.Glob('tests/**/*.test.{ts,tsx}').scanSync(root)].sort()
}

function suiteOf(file: string): Suite {
  return rules.find(({ imports }) => imports === null || reaches(file, imports))?.suite ?? 'pure'
}

function reaches(file: string, other: string): boolean {
  const path = join(root, file)
  const reached = known.get(path) ?? importsOf(path)
  known.set(path, reached)
  return reached.has(existing(other))
}

const known = new Map<string, Set<string>>()

/** Throws when the file of a rule does not exist: a rule about a moved file would match nothing. */
function existing(path: string): string {
  return Bun.resolveSync(`./${path}`, root)
}

const transpilers = { ts: new Bun.Transpiler({ loader: 'ts' }), tsx: new Bun.Transpiler({ loader: 'tsx' }) }
const direct = new Map<string, string[]>()

/** Returns every file of the project that loads with this one. Type-only imports load nothing. */
function importsOf(file: string, reached = new Set<string>()): Set<string> {
  if (reached.has(file)) return reached
  reached.add(file)
  for (const imported of directImportsOf(file)) importsOf(imported, reached)
  return reached
}

function directImportsOf(file: string): string[] {
  const imported = direct.get(file) ?? scan(file)
  direct.set(file, imported)
  return imported
}

function scan(file: string): string[] {
  const transpiler = transpilers[file.split('.').at(-1) as keyof typeof transpilers]
  const paths = transpiler?.scanImports(readFileSync(file)).map(({ path }) => path) ?? []
  return paths.filter((path) => path.startsWith('.')).map((path) => Bun.resolveSync(path, dirname(file)))
}
