import { formerVersion } from '../cast/former.ts'
import { proxyTo, type TcpProxy } from '../cast/tcp-proxy.ts'
import { findNats } from '../run/nats.ts'
import type { Cluster } from '../run/postgres/embedded.ts'
import { startNginx } from '../run/proxies/nginx.ts'
import type { Ledger } from './ledger.ts'
import { type Place, placeInFolder, placeOn } from './machines/database.ts'
import { openRelay, type Relay } from './machines/relay.ts'
import { secret } from './machines/secret.ts'
import { installServer, type Server } from './machines/server.ts'
import type { Chance } from './plan.ts'
import { writeQuiz } from './quiz.ts'

/** What a fault needs besides one server on PostgreSQL. */
export type Needs = {
  /** two servers behind nginx */
  hasTwo?: boolean
  /** the first of the two is of the former version */
  hasFormer?: boolean
  /** the servers use NATS instead of PostgreSQL notifications */
  hasNats?: boolean
  /** offset of each server's clock */
  clockSeconds?: number[]
  /** the database runs inside the server process, in a folder */
  isEmbedded?: boolean
}

/** Everything that Pavel runs on, with handles for breaking it. */
export type Machines = {
  /** address for browsers, and address for the scenario's events */
  url: string
  eventsUrl: string
  servers: Server[]
  cluster: Cluster
  /** between the servers and PostgreSQL */
  databaseProxy: TcpProxy
  /** between the servers and NATS */
  natsProxy: TcpProxy | null
  relay: Relay
  ledger: Ledger
  stop(): Promise<void>
}

export async function setUp(cluster: Cluster, name: string, needs: Needs, chance: Chance): Promise<Machines> {
  const place: Place = needs.isEmbedded ? await placeInFolder(() => killAll()) : await placeOn(cluster, name)
  const databaseProxy = await proxyTo(place.url)
  const nats = needs.hasNats ? await findNats() : null
  const natsProxy = nats && (await proxyTo(nats.url))
  const settings = {
    ...place.settingsFor(databaseProxy.url),
    CALLBACK_SECRET: secret,
    QUIZ: writeQuiz(),
    NATS_URL: natsProxy?.url ?? '',
    PROXIES: needs.hasTwo ? '1' : '0',
    PHONE_NUMBER: '+78001002030',
  }
  const servers = await Promise.all([0, 1].slice(0, needs.hasTwo ? 2 : 1).map((at) => install(settings, needs, at)))
  // The former version runs before the update.
  if (needs.hasFormer) for (const server of servers) await server.start()
  else await Promise.all(servers.map((server) => server.start()))
  const [one, other] = servers
  const front = one && other ? await startNginx({ servers: [one.url, other.url] }) : { url: one?.url ?? '', stop: async () => {} }
  const relay = await openRelay(front.url, chance)

  async function killAll() {
    await Promise.all(servers.map((server) => server.kill()))
  }

  return {
    url: front.url,
    eventsUrl: relay.url,
    servers,
    cluster,
    databaseProxy,
    natsProxy,
    relay,
    ledger: place.ledger,
    async stop() {
      await relay.close()
      await front.stop()
      await killAll()
      await Promise.all([databaseProxy.close(), natsProxy?.close(), place.ledger.close()])
      nats?.close()
    },
  }
}

async function install(settings: Record<string, string>, { hasFormer, clockSeconds }: Needs, at: number): Promise<Server> {
  if (hasFormer && at === 0) return installServer(settings, (await formerVersion()).words)
  const seconds = clockSeconds?.[at] ?? 0
  if (seconds === 0) return installServer(settings)
  const words = [process.execPath, '--preload', './tests/faults/clock.ts', 'server/main.ts']
  return installServer({ ...settings, CLOCK_SECONDS: String(seconds) }, words)
}
