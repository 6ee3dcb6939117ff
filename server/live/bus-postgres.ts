import type { Database } from '../store/store.ts'
import { createAnnouncer } from './bus-announcer.ts'
import { trackPeers } from './bus-peers.ts'
import type { Bus, BusListener } from './bus.ts'

const channelName = 'visits'
const goodbye = 'goodbye'

/**
 * How often a server sends a heartbeat, and after how long without any the bus counts as down (its own heartbeats) or a peer as
 * crashed (that peer's).
 */
const usualTiming = { heartbeatMs: 1_000, timeoutMs: 3_000 }

/**
 * Opens a bus on PostgreSQL's `LISTEN` and `NOTIFY`, where every server receives the changes of every visit. A message is
 * `server:ids`; one without ids is a heartbeat. A server that no longer receives its own heartbeats has a connection that only
 * looks open, and listens on a new one.
 */
export async function busOnDatabase(
  database: Pick<Database, 'listen'>,
  { onChanged, onGap, onError }: Omit<BusListener, 'onSubscribed'>,
  timing = usualTiming,
): Promise<Bus> {
  const self = crypto.randomUUID()
  let ownMessageAt = performance.now()
  let renewedAt = 0
  const isRecent = (at: number) => performance.now() - at < timing.timeoutMs
  const peers = trackPeers(onGap, timing.timeoutMs)
  const channel = await database.listen(channelName, onMessage, begin)
  const announce = createAnnouncer((ids) => channel.notify(`${self}:${ids.join(',')}`), onError)
  const heartbeat = setInterval(beat, timing.heartbeatMs)
  return {
    publish: announce,
    subscribe: () => {},
    unsubscribe: () => {},
    isUp: () => isRecent(ownMessageAt),
    async close() {
      clearInterval(heartbeat)
      await channel.notify(`${self}:${goodbye}`).catch(() => {})
      await channel.close()
    },
  }

  function begin() {
    ownMessageAt = performance.now()
    onGap()
  }

  function onMessage(message: string) {
    const [server = '', content = ''] = message.split(':')
    if (server === self) return void (ownMessageAt = performance.now())
    if (content === goodbye) return peers.remove(server)
    peers.markAlive(server)
    if (content !== '') content.split(',').map(Number).forEach(onChanged)
  }

  function beat() {
    peers.removeSilent()
    if (!isRecent(ownMessageAt) && !isRecent(renewedAt)) {
      renewedAt = performance.now()
      channel.renew()
    }
    // A failure is not reported here: the health watch already reports that the database is down.
    channel.notify(`${self}:`).catch(() => {})
  }
}
