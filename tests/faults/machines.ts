import { proxyTo, type TcpProxy } from '../cast/tcp-proxy.ts'
import { findNats } from '../run/nats.ts'
import type { Cluster } from '../run/postgres/embedded.ts'
import type { Ledger } from './ledger.ts'
import { type Place, placeInFolder, placeOn } from './machines/database.ts'
import { startNginx } from './machines/nginx.ts'
import { openPostOffice, type PostOffice } from './machines/post-office.ts'
import { secret } from './machines/secret.ts'
import { installServer, type Server } from './machines/server.ts'
import type { Chance } from './plan.ts'
import { writeQuiz } from './quiz.ts'

/** What a fault needs, beside one server on PostgreSQL. */
export type Needs = {
  /** two servers behind nginx */
  hasTwo?: boolean
  /** between them, NATS in place of the database's notices */
  hasNats?: boolean
  /** how far each server's clock is off */
  clockSeconds?: number[]
  /** the database is in the server's process, on a folder */
  isEmbedded?: boolean
}

/** Everything that Pavel runs on, in reach of whoever breaks it. */
export type Machines = {
  /** where browsers reach Pavel, and where the scenario does */
  url: string
  eventsUrl: string
  servers: Server[]
  cluster: Cluster
  /** between the servers and the database */
  cable: TcpProxy
  /** between the servers and NATS */
  bus: TcpProxy | null
  postOffice: PostOffice
  ledger: Ledger
  stop(): Promise<void>
}

export async function setUp(cluster: Cluster, name: string, needs: Needs, chance: Chance): Promise<Machines> {
  const place: Place = needs.isEmbedded ? await placeInFolder(() => killAll()) : await placeOn(cluster, name)
  const cable = await proxyTo(place.url)
  const nats = needs.hasNats ? await findNats() : null
  const bus = nats && (await proxyTo(nats.url))
  const settings = {
    ...place.settingsFor(cable.url),
    CALLBACK_SECRET: secret,
    QUIZ: writeQuiz(),
    NATS_URL: bus?.url ?? '',
    PROXIES: needs.hasTwo ? '1' : '0',
  }
  const servers = await Promise.all(
    [0, 1].slice(0, needs.hasTwo ? 2 : 1).map((at) => install(settings, needs.clockSeconds?.[at] ?? 0)),
  )
  await Promise.all(servers.map((server) => server.start()))
  const [one, other] = servers
  const front = one && other ? await startNginx([one.url, other.url]) : { url: one?.url ?? '', stop: async () => {} }
  const postOffice = await openPostOffice(front.url, chance)

  async function killAll() {
    await Promise.all(servers.map((server) => server.kill()))
  }

  return {
    url: front.url,
    eventsUrl: postOffice.url,
    servers,
    cluster,
    cable,
    bus,
    postOffice,
    ledger: place.ledger,
    async stop() {
      await postOffice.close()
      await front.stop()
      await killAll()
      await Promise.all([cable.close(), bus?.close(), place.ledger.close()])
      nats?.close()
    },
  }
}

function install(settings: Record<string, string>, clockSeconds: number): Promise<Server> {
  if (clockSeconds === 0) return installServer(settings)
  const words = [process.execPath, '--preload', './tests/faults/clock.ts', 'server/main.ts']
  return installServer({ ...settings, CLOCK_SECONDS: String(clockSeconds) }, words)
}
