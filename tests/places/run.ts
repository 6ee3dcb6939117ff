import { children } from '../run/command.ts'
import { type Options, OptionsProblem, readOptions } from './options.ts'
import type { Place } from './place.ts'
import { places } from './places.ts'
import { type Row, rowOf, tableOf } from './print.ts'
import { tryPlace } from './try-place.ts'

process.on('exit', children.kill)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130))
// The proxies' certificates are of no authority that this process knows; the servers have an environment of their own.
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'

const options = optionsOrEnd()
const rows: Row[] = []
for (const place of places.filter(({ name }) => options.only.some((part) => name.includes(part)))) await tryOne(place)
console.log(`\n${tableOf(rows)}`)
process.exit(rows.every(({ seen }) => seen.faults.length === 0) ? 0 : 1)

async function tryOne(place: Place): Promise<void> {
  const lacks = await place.lacks?.()
  if (lacks) return console.log(`– ${place.name}: ${lacks}`)
  const startedAt = performance.now()
  const row = rowOf(place.name, await tryPlace(place, options), performance.now() - startedAt)
  rows.push(row)
  const { faults } = row.seen
  console.log(
    `${faults.length === 0 ? '✓' : '✗'} ${row.seconds.toFixed(1).padStart(6)} s  ${place.name}${faults.map((fault) => `\n${fault}`).join('')}`,
  )
}

function optionsOrEnd(): Options {
  try {
    return readOptions(
      process.argv.slice(2),
      places.map(({ name }) => name),
    )
  } catch (error) {
    console.error(error instanceof OptionsProblem || error instanceof TypeError ? error.message : error)
    return process.exit(1)
  }
}
