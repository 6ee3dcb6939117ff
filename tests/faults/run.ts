import { children } from '../run/command.ts'
import { type Cluster, embeddedServer } from '../run/postgres/embedded.ts'
import { type Fault, faults } from './faults.ts'
import { type Figures, noFigures, print } from './figures.ts'
import { type Options, OptionsProblem, readOptions } from './options.ts'
import { runFault } from './run-fault.ts'

/** Time allowed beyond the games: for the set-up, for the last calls to end and for the comparison. */
const mostSecondsBeside = 180

process.on('exit', children.kill)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130))

const options = optionsOrEnd()
console.log(`seed ${options.seed}: ${options.games} games at a time under each of ${options.faults.length} faults`)
const figures: Record<string, Figures> = Object.fromEntries(options.faults.map(({ name }) => [name, unfinished()]))
const waiting = [...options.faults]
await Promise.all(Array.from({ length: options.lanes }, playWhatWaits))
print(options.seed, figures)
process.exit(report() === 0 ? 0 : 1)

/** Runs one fault after another. Each lane has a PostgreSQL of its own, because some faults stop it. */
async function playWhatWaits(): Promise<void> {
  const cluster = await embeddedServer()
  for (let fault = waiting.shift(); fault; fault = waiting.shift()) await playUnder(fault, cluster)
  await cluster.stop()
}

async function playUnder(fault: Fault, cluster: Cluster): Promise<void> {
  const startedAt = performance.now()
  const late = setTimeout(giveUp, (options.minutes * 60 + mostSecondsBeside) * 1_000)
  const seen = (figures[fault.name] = await runFault(fault, cluster, options).catch(asBroken))
  clearTimeout(late)
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`${seen.broken.length === 0 ? '✓' : '✗'} ${fault.name.padEnd(30)} ${seconds.padStart(6)} s`)
}

function report(): number {
  const broken = Object.entries(figures).filter(([, seen]) => seen.broken.length > 0)
  for (const [name, seen] of broken)
    console.log(`\n${name}, seed ${options.seed}:\n${seen.broken.map((sentence) => `  ${sentence}`).join('\n')}`)
  console.log(`\n${options.faults.length - broken.length} passed, ${broken.length} failed`)
  return broken.length
}

/** Reports a fault that could not run (something it needs is missing) as broken, so that the others still run. */
function asBroken(error: unknown): Figures {
  return { ...noFigures(), broken: [error instanceof Error ? (error.stack ?? error.message) : String(error)] }
}

function optionsOrEnd(): Options {
  try {
    return readOptions(process.argv.slice(2), faults)
  } catch (error) {
    console.error(error instanceof OptionsProblem || error instanceof TypeError ? error.message : error)
    return process.exit(1)
  }
}

function giveUp(): never {
  print(options.seed, figures)
  report()
  return process.exit(1)
}

function unfinished(): Figures {
  return { ...noFigures(), broken: ['did not finish in time'] }
}
