import { type ServerProcess, startProcess } from '../../cast/process.ts'
import type { Contender } from '../contender.ts'
import { openPlayer } from '../pavel/player.ts'
import { secret } from '../pavel/secret.ts'
import { spentBy, spentByDatabase } from './spent.ts'

/** Servers on one database, with their processor time. The pages are connected to the first one, the calls report to the last. */
export type Fleet = Pick<Contender, 'player' | 'databaseUrl' | 'countOfEvents'> & {
  servers: ServerProcess[]
  /** milliseconds of processor time per thing, when `act` does `count` of them, for each server and for the database */
  costs(count: number, act: () => Promise<unknown>): Promise<{ servers: number[]; database: number }>
  close(): Promise<void>
}

export async function startFleet(databaseUrl: string, count: number, settings: Record<string, string>): Promise<Fleet> {
  const all = { DATABASE_URL: databaseUrl, CALLBACK_SECRET: secret, PROXIES: '1', PHONE_NUMBER: '+78001002030', ...settings }
  const servers: ServerProcess[] = []
  for (let index = 0; index < count; index++) servers.push(await startProcess(all))
  const [page = '', line = page] = [servers[0]?.url, servers.at(-1)?.url]
  let players = 0
  const spent = async () => ({
    servers: await Promise.all(servers.map(({ pid }) => spentBy(pid))),
    database: await spentByDatabase(databaseUrl),
  })
  return {
    servers,
    databaseUrl,
    countOfEvents: `select count(*) from answers where verdict = 'wrong'`,
    player: () => openPlayer({ page, line }, `+7926${1_000_000 + players++}`),
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
