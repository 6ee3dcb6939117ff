import { parseArgs } from 'node:util'
import { endPrograms } from '../cast/program.ts'
import { children } from '../run/command.ts'
import { withPostgres } from '../run/postgres.ts'
import { holds, print } from './figures.ts'
import { fuzz } from './fuzz.ts'

const interrupted = new AbortController()
process.on('exit', children.kill)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => interrupted.abort())

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, inputs: { type: 'string', default: '100000' } },
})
const [seed, inputs] = [Number(values.seed), Number(values.inputs)]
if (!Number.isInteger(seed) || !(inputs > 0))
  throw new Error('expected --seed with a whole number and --inputs with a number above 0')

const fuzzed = await withPostgres((databaseUrl) =>
  fuzz({ databaseUrl, seed, inputs, interrupted: interrupted.signal }).finally(endPrograms),
)
print(fuzzed)
process.exit(interrupted.signal.aborted ? 130 : holds(fuzzed) ? 0 : 1)
