import { Gauge, type Registry } from 'prom-client'
import type { Figures } from '../conversation/conversation.ts'
import type { QueueCount } from '../store/store.ts'
import type { Sources } from './metrics.ts'

/** Scrapes share one database reading per second, and give up on it after two. */
const freshMs = 1_000
const timeoutMs = 2_000

/**
 * Registers the gauges of the present state, of this server and of the database. `refresh` reads the database; while that is
 * unreachable, the gauges that come from it have no value.
 */
export function createGauges(registry: Registry, sources: () => Sources): { refresh(): Promise<void> } {
  const registers = [registry]
  const ofServer = (name: string, help: string, read: (sources: Sources) => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read(sources()))
      },
    })
  ofServer('pavel_sockets', 'Open sockets of visitors at this server.', ({ sockets }) => sockets())
  ofServer('pavel_database_up', '1 while the database answers this server.', ({ isDatabaseUp }) => Number(isDatabaseUp()))
  ofServer('pavel_bus_up', '1 while this server receives the changes of other servers.', ({ isBusUp }) => Number(isBusUp()))

  const ofDatabase = <Label extends string>(name: string, help: string, ...labels: Label[]) =>
    new Gauge<Label>({ name, help: `${help} The same at every server.`, labelNames: labels, registers })
  const visits = ofDatabase('pavel_visits_waiting', 'Browsers whose game has not begun yet but still can.', 'campaign')
  const calls = ofDatabase('pavel_calls', 'Live calls.', 'campaign', 'direction')
  const games = ofDatabase(
    'pavel_games',
    'Games under way: in a call, or waiting for the caller to call again.',
    'campaign',
    'state',
  )
  const pushes = ofDatabase(
    'pavel_pushes_pending',
    'Live calls that have not yet started the turn that was pushed to them.',
    'campaign',
  )
  const callbacks = ofDatabase('pavel_callbacks', 'Open callbacks: waiting for their turn, or being called.', 'campaign', 'state')
  const jobs = ofDatabase('pavel_queue_jobs', 'Jobs in the queue, as of a few seconds ago.', 'queue', 'state')
  const codes = ofDatabase(
    'pavel_codes_left',
    'Codes left for winners, by tier, where a file or a most bounds them.',
    'campaign',
    'tier',
  )
  const rates = ofDatabase(
    'pavel_last_hour',
    'Prizes and games of the last hour, in all and from the busiest address.',
    'campaign',
    'rate',
  )
  const all = [visits, calls, games, pushes, callbacks, jobs, codes, rates]

  let reading: Promise<void> | null = null
  let refreshedAt = -Infinity
  return { refresh }

  async function refresh() {
    const isUp = sources().isDatabaseUp()
    if (!isUp) return reset()
    if (performance.now() - refreshedAt < freshMs) return
    reading ??= sources()
      .read()
      .then(set, reset)
      .finally(() => {
        reading = null
      })
    const isTimedOut = await Promise.race([reading.then(() => false), timeout()])
    if (isTimedOut) reset()
  }

  function reset() {
    all.forEach((gauge) => gauge.reset())
    refreshedAt = -Infinity
  }

  function set({ campaigns, queue: counts }: { campaigns: Figures[]; queue: QueueCount[] }) {
    reset()
    campaigns.forEach(setCampaign)
    for (const { queue, state, jobs: count } of counts) jobs.set({ queue, state }, count)
    refreshedAt = performance.now()
  }

  function setCampaign({ campaign, ...now }: Figures) {
    visits.set({ campaign }, now.visitsWaiting)
    calls.set({ campaign, direction: 'inbound' }, now.calls.inbound)
    calls.set({ campaign, direction: 'outbound' }, now.calls.outbound)
    games.set({ campaign, state: 'playing' }, now.games.playing)
    games.set({ campaign, state: 'waiting' }, now.games.waiting)
    pushes.set({ campaign }, now.pushesPending)
    callbacks.set({ campaign, state: 'waiting' }, now.callbacks.waiting)
    callbacks.set({ campaign, state: 'called' }, now.callbacks.called)
    for (const { tierId, left } of now.codes) codes.set({ campaign, tier: tierId }, left)
    for (const [rate, count] of Object.entries(now.rates)) rates.set({ campaign, rate }, count)
  }
}

function timeout(): Promise<true> {
  return new Promise((resolve) => setTimeout(resolve, timeoutMs, true).unref())
}
