import { playWithPause } from '../paces.ts'
import { withPlayers } from '../players.ts'
import { median, percentile } from '../statistics.ts'
import type { Part } from './part.ts'

const pauseMs = 1000

/** Fifty calls at once that each send an event a second, out of step: 1,300 events in a round of 26 seconds. */
export const oneASecond: Part<number[]> = {
  name: 'one a second',
  title: '50 calls, an event a second each: ms from the event to its fragment on the socket',
  takes: () => true,
  isOfWarmServers: true,
  waves: 2,
  wave: (contender) => withPlayers(contender, (players) => playWithPause(players, pauseMs)),
  figures(waves) {
    const taken = waves.flat()
    return { median: median(taken), p99: percentile(taken, 0.99), slowest: Math.max(...taken) }
  },
  columns: [
    { name: 'median', digits: 1, isCompared: true },
    { name: 'p99', digits: 1, isCompared: true },
    { name: 'slowest', digits: 0 },
  ],
}
