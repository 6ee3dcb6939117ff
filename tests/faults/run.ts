import { children } from '../run/command.ts'
import { embeddedServer } from '../run/postgres/embedded.ts'
import { faults } from './faults.ts'
import { type Figures, noFigures, print } from './figures.ts'
import { type Options, OptionsProblem, readOptions } from './options.ts'
import { under } from './under.ts'

/** Beside the games themselves: to set up, to let the last calls end, to look at everything. */
const mostSecondsBeside = 180

process.on('exit', children.kill)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130))

const options = optionsOrEnd()
console.log(`seed ${options.seed}: ${options.games} games at once under each of ${options.faults.length} faults`)
const cluster = await embeddedServer()
const figures: Record<string, Figures> = {}
for (const fault of options.faults) {
  const startedAt = performance.now()
  const late = setTimeout(() => giveUp(fault.name), (options.minutes * 60 + mostSecondsBeside) * 1_000)
  const seen = (figures[fault.name] = await under(fault, cluster, options).catch(asBroken))
  clearTimeout(late)
  console.log(
    `${seen.broken.length === 0 ? '✓' : '✗'} ${fault.name.padEnd(30)} ${((performance.now() - startedAt) / 1000).toFixed(1).padStart(6)} s`,
  )
}
await cluster.stop()
print(options.seed, figures)
process.exit(report() === 0 ? 0 : 1)

function report(): number {
  const broken = Object.entries(figures).filter(([, seen]) => seen.broken.length > 0)
  for (const [name, seen] of broken)
    console.log(`\n${name}, seed ${options.seed}:\n${seen.broken.map((sentence) => `  ${sentence}`).join('\n')}`)
  console.log(`\n${options.faults.length - broken.length} passed, ${broken.length} failed`)
  return broken.length
}

/** What this fault needs is not there: the others may go on. */
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

function giveUp(name: string): never {
  const unfinished = (figures[name] = noFigures())
  unfinished.broken.push('not over in time')
  print(options.seed, figures)
  report()
  return process.exit(1)
}
