import type { Contender } from '../contender.ts'
import { costOf } from '../cost.ts'
import { playWithoutPause } from '../paces.ts'
import type { Played } from '../player.ts'
import { withPlayers } from '../players.ts'
import { mean, sum } from '../statistics.ts'
import type { Part } from './part.ts'

type Wave = Awaited<ReturnType<typeof playWave>>

/** Fifty calls at once without pauses: each sends its next event once the last one is on its page, and its reply is here. */
export const fullSpeed: Part<Wave> = {
  name: 'full speed',
  title:
    '50 calls without a pause: events a second; for each, ms of processor time, and characters of its fragment and its reply',
  takes: () => true,
  isOfWarmServers: true,
  waves: 4,
  wave: playWave,
  figures(waves) {
    const events = waves.flatMap((wave) => wave.events)
    const perEvent = (values: number[]) => sum(values) / events.length
    return {
      'events/s': (events.length * 1000) / sum(waves.map(({ ms }) => ms)),
      server: perEvent(waves.map(({ server }) => server)),
      PostgreSQL: perEvent(waves.map(({ database }) => database)),
      'this load': perEvent(waves.map(({ load }) => load)),
      fragment: mean(events.map(({ frame }) => frame)),
      reply: mean(events.map(({ reply }) => reply)),
    }
  },
  columns: [
    { name: 'events/s', digits: 0, isCompared: true },
    { name: 'server', digits: 2, isCompared: true },
    { name: 'PostgreSQL', digits: 2, isCompared: true },
    { name: 'this load', digits: 2 },
    { name: 'fragment', digits: 0 },
    { name: 'reply', digits: 0 },
  ],
}

function playWave(contender: Contender) {
  return withPlayers(contender, async (players) => {
    let events: Played[] = []
    const cost = await costOf(contender, async () => void (events = await playWithoutPause(players)))
    return { ...cost, events }
  })
}
