import { playWithoutPause, playWithPause } from '../paces.ts'
import type { Figures } from '../parts/part.ts'
import { eventsPerPlayer } from '../player.ts'
import { withPlayers } from '../players.ts'
import { median, percentile, sum } from '../statistics.ts'
import type { Fleet } from './fleet.ts'

const warmUpWaves = 2
const waves = 2
const pauseMs = 500

/** Latency and processor time of a warm fleet's events. */
export const events = {
  name: 'events',
  title:
    "50 calls, two events a second each: ms of processor time per event on the page's server, the call's, a third one, and in " +
    'PostgreSQL; ms from the event to its fragment',
  columns: [
    { name: "page's server", digits: 2 },
    { name: "call's server", digits: 2 },
    { name: 'a third', digits: 2 },
    { name: 'PostgreSQL', digits: 2 },
    { name: 'median', digits: 1 },
    { name: 'p99', digits: 1 },
  ],
  measure,
}

async function measure(fleet: Fleet): Promise<Figures> {
  for (let wave = 0; wave < warmUpWaves; wave++) await withPlayers(fleet, playWithoutPause)
  const taken: number[] = []
  const costs: Awaited<ReturnType<Fleet['costs']>>[] = []
  for (let wave = 0; wave < waves; wave++) costs.push(await withPlayers(fleet, (players) => playWave(fleet, players, taken)))
  const onServer = (index: number) => sum(costs.map(({ servers }) => servers.at(index) ?? Number.NaN)) / waves
  return {
    "page's server": onServer(0),
    "call's server": onServer(-1),
    'a third': fleet.servers.length > 2 ? onServer(1) : Number.NaN,
    PostgreSQL: sum(costs.map(({ database }) => database)) / waves,
    median: median(taken),
    p99: percentile(taken, 0.99),
  }
}

function playWave({ costs }: Fleet, players: Parameters<typeof playWithPause>[0], taken: number[]) {
  return costs(players.length * eventsPerPlayer, async () => void taken.push(...(await playWithPause(players, pauseMs))))
}
