import { children } from '../../run/command.ts'
import { findNats } from '../../run/nats.ts'
import { withPostgres } from '../../run/postgres.ts'
import { calls } from './calls.ts'
import { startFleet } from './fleet.ts'
import { sockets } from './sockets.ts'

process.on('exit', children.kill)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130))

const socketCount = [1_000, 5_000]

const nats = await findNats()
for (const [name, count, settings] of [
  ['one server, notices', 1, {}],
  ['three servers, notices', 3, {}],
  ['three servers, NATS', 3, { NATS_URL: nats.url }],
] as const) {
  await withPostgres(async (databaseUrl) => {
    const fleet = await startFleet(databaseUrl, count, settings)
    const {
      servers: [page = 0, bystander = 0, line = page],
      database,
      median,
      p99,
    } = await calls(fleet)
    console.log(
      `\n${name}\n  CPU per event: ${ms(page)} on the page's server, ${ms(line)} on the call's, ${ms(bystander)} on a third one, ` +
        `${ms(database)} in PostgreSQL; on the page after ${ms(median)} (median), ${ms(p99)} (p99)`,
    )
    for (const open of count === 1 ? socketCount : []) {
      const { back, idle, median, last } = await sockets(fleet, open)
      console.log(
        `  ${open} pages: all reconnect within ${ms(last)}, half within ${ms(median)}; each costs ${ms(back.servers[0] ?? 0)} of server CPU ` +
          `and ${ms(back.database)} of PostgreSQL; idle, they cost the server ${ms(idle.servers[0] ?? 0)} a second together`,
      )
    }
    await fleet.close()
  })
}
nats.close()
process.exit(0)

function ms(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 0)} ms`
}
