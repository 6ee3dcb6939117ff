import { type ServerProcess, startProcess } from '../../cast/process.ts'
import { openPlayer } from '../pavel/player.ts'
import { secret } from '../pavel/secret.ts'
import { openVisit } from '../pavel/visit.ts'
import type { Player } from '../player.ts'
import { spentBy, spentByDatabase } from './spent.ts'

/** Servers on one database, with their processor time. */
export type Fleet = {
  servers: ServerProcess[]
  databaseUrl: string
  /** milliseconds of processor time per thing, when `act` does `count` of them, for each server and for the database */
  costs(count: number, act: () => Promise<unknown>): Promise<{ servers: number[]; database: number }>
  close(): Promise<void>
}

export async function startFleet(databaseUrl: string, count: number, settings: Record<string, string> = {}): Promise<Fleet> {
  const all = { DATABASE_URL: databaseUrl, CALLBACK_SECRET: secret, PROXIES: '1', ...settings }
  const servers: ServerProcess[] = []
  for (let index = 0; index < count; index++) servers.push(await startProcess(all))
  const spent = async () => ({
    servers: await Promise.all(servers.map(({ pid }) => spentBy(pid))),
    database: await spentByDatabase(databaseUrl),
  })
  return {
    servers,
    databaseUrl,
    async costs(times, act) {
      const before = await spent()
      await act()
      const after = await spent()
      return {
        servers: after.servers.map((each, index) => (each - (before.servers[index] ?? 0)) / times),
        database: (after.database - before.database) / times,
      }
    },
    close: async () => void (await Promise.all(servers.map((server) => server.close()))),
  }
}

let people = 0
const nextNumber = () => `+7926${String(1_000_000 + people++)}`

/** Opens a player whose page is connected to one server and whose call reports to another. */
export function openPair(page: ServerProcess, line: ServerProcess): Promise<Player> {
  return openPlayer({ page: page.url, line: line.url }, nextNumber())
}

/** Opens `count` visits. Returns a function for each that opens its socket. */
export async function openCrowd(server: ServerProcess, count: number) {
  const openings: Awaited<ReturnType<typeof openVisit>>[] = []
  await inBatches(count, async () => void openings.push(await openVisit(server.url, nextNumber())))
  return openings
}

export async function inBatches(count: number, act: (index: number) => Promise<void>, atOnce = 50): Promise<void> {
  let next = 0
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < count) await act(next++)
    }),
  )
}
