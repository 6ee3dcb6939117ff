import { startProcess } from '../cast/process.ts'
import type { Contender } from './contender.ts'
import { inBatches } from './in-batches.ts'
import { openCopies } from './pavel/copies.ts'
import { openPage } from './pavel/page.ts'
import { openPlayer } from './pavel/player.ts'
import { readReconnecting } from './pavel/reconnecting.ts'
import { secret } from './pavel/secret.ts'
import { openSocket } from './pavel/socket.ts'
import type { Visit } from './pavel/visit.ts'
import { inFolder } from './program.ts'

type Place = { name: string; databaseUrl: string; folder?: string }

/** Starts the Pavel of a folder on PostgreSQL: the one that is checked out here, if no other folder is named. */
export async function startPavel({ name, databaseUrl, folder }: Place): Promise<Contender> {
  const settings = { DATABASE_URL: databaseUrl, CALLBACK_SECRET: secret, PROXIES: '1', PHONE_NUMBER: '+78001002030' }
  const server = await startProcess(settings, inFolder(folder, 'server/main.ts'))
  const { url } = server
  let players = 0
  const visits: Visit[] = []
  return Object.assign(server, {
    name,
    databaseUrl,
    pageUrl: url,
    countOfEvents: `select count(*) from answers where verdict = 'wrong'`,
    player: () => openPlayer({ page: url, line: url }, `+7916${1_000_000 + players++}`),
    idle: async (count: number) => (await visitors(count)).map((visit) => () => openSocket(visit)),
    async pages(count: number) {
      const reconnecting = await readReconnecting(url)
      return inBatches(await visitors(count), (visit) => openPage(visit, reconnecting))
    },
  })

  /** The same visitors each time. */
  async function visitors(count: number): Promise<Visit[]> {
    if (visits.length < count)
      visits.push(...(await openCopies(url, databaseUrl, { first: visits.length, count: count - visits.length })))
    return visits.slice(0, count)
  }
}
