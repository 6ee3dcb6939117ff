import { globSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { children, command } from '../run/command.ts'
import { withPostgres } from '../run/postgres.ts'
import { type Area, areas } from './areas.ts'
import { excuseFor } from './equivalent.ts'
import { type Mutant, mutantsOf } from './mutants.ts'

/**
 * `bun run test:mutation [area …] [--all] [--only mentions]`: changes the sources of an area one small step at a time, and prints
 * each change that its tests do not notice. Ends with 1 if there is one that `equivalent.ts` does not excuse.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { all: { type: 'boolean', default: false }, only: { type: 'string', default: '' } },
})
const workers = 2
const bun = process.execPath

process.on('exit', children.kill)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

let gaps = 0
for (const name of positionals.length > 0 ? positionals : Object.keys(areas)) {
  const area = areas[name]
  if (!area) throw new Error(`expected an area (${Object.keys(areas).join(', ')}), found ${name}`)
  gaps += area.needsDatabase
    ? await withPostgres((TEST_DATABASE_URL) => examine(name, area, { TEST_ON: 'postgres', TEST_DATABASE_URL }))
    : await examine(name, area, {})
}
process.exit(gaps === 0 ? 0 : 1)

/** Returns how many mutants of the area survive without an excuse. */
async function examine(name: string, area: Area, env: Env): Promise<number> {
  const startedAt = performance.now()
  const mutants = globSync(area.sources)
    .filter((path) => path.includes(values.only))
    .sort()
    .flatMap((path) => mutantsOf(path, readFileSync(path, 'utf8')))
  const chosen = values.all ? mutants : everyNth(mutants, area.sample)
  const seconds = await patienceOf(area, env)
  console.log(`${name}: ${chosen.length} of ${mutants.length} mutants, ${seconds} s for each at most`)
  const results = await inParallel(chosen, (mutant, worker) =>
    resultOf(mutant, area, seconds, { ...env, BUN_TEST_WORKER_ID: String(worker) }),
  )
  const count = (result: Result) => results.filter((one) => one === result).length
  const took = ((performance.now() - startedAt) / 1000).toFixed(0)
  const noticed = count('noticed') + count('too slow')
  console.log(
    `${name}: ${noticed} noticed (${count('too slow')} by their time), ${count('excused')} excused, ${count('survived')} survived; ${took} s\n`,
  )
  return count('survived')
}

/** The same ones each time, spread over the files. */
function everyNth(mutants: Mutant[], sample: number): Mutant[] {
  const step = Math.max(1, mutants.length / sample)
  return Array.from({ length: Math.min(sample, mutants.length) }, (_, index) => mutants[Math.floor(index * step)]!)
}

/** How long the tests may take: several times what they take now. Throws if they fail as the sources are. */
async function patienceOf({ tests }: Area, env: Env): Promise<number> {
  const startedAt = performance.now()
  const { code, output } = await command([bun, 'test', '--timeout=60000', ...tests.map((path) => `./${path}`)], {
    seconds: 300,
    env,
  })
  if (code !== 0) throw new Error(`the tests fail without any mutant:\n${output}`)
  return Math.ceil(5 + ((performance.now() - startedAt) / 1000) * 5)
}

/** With `BUN_TEST_WORKER_ID`, each worker's tests use a database of their own (tests/cast/database.ts). */
type Env = Record<string, string>

type Result = 'noticed' | 'too slow' | 'excused' | 'survived'

async function resultOf(mutant: Mutant, { tests }: Area, seconds: number, env: Env): Promise<Result> {
  const words = [
    bun,
    'test',
    '--preload',
    './tests/mutation/preload.ts',
    '--bail=1',
    '--timeout=60000',
    ...tests.map((path) => `./${path}`),
  ]
  const { code } = await command(words, { seconds, env: { ...env, MUTANT: JSON.stringify(mutant) } })
  if (code === null) return 'too slow'
  if (code !== 0) return 'noticed'
  const line = readFileSync(mutant.path, 'utf8').split('\n')[mutant.line - 1]?.trim() ?? ''
  if (excuseFor(mutant, line)) return 'excused'
  console.log(`  ${mutant.path}:${mutant.line}  ${line}\n      ${mutant.from} → ${mutant.text}`)
  return 'survived'
}

async function inParallel<Item, Result>(items: Item[], act: (item: Item, worker: number) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  const left = items.entries()
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      for (const [index, item] of left) results[index] = await act(item, worker)
    }),
  )
  return results
}
