import type { Database } from '../store/store.ts'
import { createAnnouncer } from './bus-announcer.ts'
import { trackPeers } from './bus-peers.ts'
import type { Bus, BusListener } from './bus.ts'

const channelName = 'visits'
const goodbye = 'goodbye'

/** How often a server is heard of, and after how long without hearing itself the bus counts as down, or another server as dead. */
const usualTiming = { pulseMs: 1_000, patienceMs: 3_000 }

/**
 * `LISTEN` and `NOTIFY`: every server hears of every visit. A notice is `server:ids`; one without ids is a pulse, by which a
 * server finds out that a connection which looks open carries nothing any more: then it listens on a new one.
 */
export async function busOnDatabase(
  database: Pick<Database, 'listen'>,
  { onChanged, onGap, onError }: BusListener,
  timing = usualTiming,
): Promise<Bus> {
  const self = crypto.randomUUID()
  let heardAt = performance.now()
  let renewedAt = 0
  const isRecent = (at: number) => performance.now() - at < timing.patienceMs
  const others = trackPeers(onGap, timing.patienceMs)
  const channel = await database.listen(channelName, onMessage, begin)
  const announce = createAnnouncer((ids) => channel.notify(`${self}:${ids.join(',')}`), onError)
  const beating = setInterval(beat, timing.pulseMs)
  return {
    publish: announce,
    follow: () => () => {},
    isUp: () => isRecent(heardAt),
    async close() {
      clearInterval(beating)
      await channel.notify(`${self}:${goodbye}`).catch(() => {})
      await channel.close()
    },
  }

  function begin() {
    heardAt = performance.now()
    onGap()
  }

  function onMessage(notice: string) {
    const [server = '', words = ''] = notice.split(':')
    if (server === self) return void (heardAt = performance.now())
    if (words === goodbye) return others.leaves(server)
    others.hears(server)
    if (words !== '') words.split(',').map(Number).forEach(onChanged)
  }

  function beat() {
    others.check()
    if (!isRecent(heardAt) && !isRecent(renewedAt)) {
      renewedAt = performance.now()
      channel.renew()
    }
    // that the database is away is told by whoever watches it
    channel.notify(`${self}:`).catch(() => {})
  }
}
