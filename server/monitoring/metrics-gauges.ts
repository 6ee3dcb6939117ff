import { Gauge, type Registry } from 'prom-client'
import type { Figures } from '../conversation/conversation.ts'
import type { Sources } from './metrics.ts'

/** However often somebody asks, and however many: the database is read once a second at most, and waited for so long. */
const freshMs = 1_000
const patienceMs = 2_000

/** What is so now, here and in the database. A database that is away leaves its figures out. */
export function createGauges(registry: Registry, sources: () => Sources): { refresh(): Promise<void> } {
  const registers = [registry]
  const here = (name: string, help: string, look: (sources: Sources) => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(look(sources()))
      },
    })
  here('pavel_sockets', 'Open sockets of visitors at this server.', ({ sockets }) => sockets())
  here('pavel_database_up', '1 while the database answers this server.', ({ isDatabaseUp }) => Number(isDatabaseUp()))
  here('pavel_bus_up', '1 while this server hears of what changes at others.', ({ isBusUp }) => Number(isBusUp()))

  const shared = <Label extends string>(name: string, help: string, ...labels: Label[]) =>
    new Gauge<Label | 'quiz'>({ name, help: `${help} The same at every server.`, labelNames: ['quiz', ...labels], registers })
  const visits = shared('pavel_visits_waiting', 'Browsers whose game has not begun and may yet.')
  const calls = shared('pavel_calls', 'Calls that go on.', 'direction')
  const games = shared('pavel_games', 'Games under way: played in a call, or waiting for the caller to come back.', 'state')
  const pushes = shared('pavel_pushes_pending', 'Live calls that have not yet begun what was posted to them.')
  const callbacks = shared('pavel_callbacks', 'Visitors who wait to be called, and who are being called.', 'state')
  const jobs = shared('pavel_queue_jobs', 'Jobs in the queue, as of a few seconds ago.', 'queue', 'state')
  const codes = shared('pavel_codes_left', 'Imported codes that are free, by discount.', 'discount')
  const all = [visits, calls, games, pushes, callbacks, jobs, codes]

  let refreshing: Promise<void> | null = null
  let refreshedAt = -Infinity
  return { refresh }

  async function refresh() {
    const isUp = sources().isDatabaseUp()
    if (!isUp) return forget()
    if (performance.now() - refreshedAt < freshMs) return
    refreshing ??= sources()
      .read()
      .then(show, forget)
      .finally(() => {
        refreshing = null
      })
    const isLate = await Promise.race([refreshing.then(() => false), late()])
    if (isLate) forget()
  }

  function forget() {
    all.forEach((gauge) => gauge.reset())
    refreshedAt = -Infinity
  }

  function show({ quiz, ...now }: Figures) {
    forget()
    visits.set({ quiz }, now.visitsWaiting)
    calls.set({ quiz, direction: 'inbound' }, now.calls.inbound)
    calls.set({ quiz, direction: 'outbound' }, now.calls.outbound)
    games.set({ quiz, state: 'playing' }, now.games.playing)
    games.set({ quiz, state: 'waiting' }, now.games.waiting)
    pushes.set({ quiz }, now.pushesPending)
    callbacks.set({ quiz, state: 'waiting' }, now.callbacks.waiting)
    callbacks.set({ quiz, state: 'called' }, now.callbacks.called)
    for (const { queue, state, jobs: count } of now.queue) jobs.set({ quiz, queue, state }, count)
    for (const { discount, left } of now.codes) codes.set({ quiz, discount }, left)
    refreshedAt = performance.now()
  }
}

function late(): Promise<true> {
  return new Promise((resolve) => setTimeout(resolve, patienceMs, true).unref())
}
