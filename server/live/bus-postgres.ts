import type { Database } from '../store/store.ts'
import { Announcer } from './bus-announcer.ts'
import { nameServer, trackPeers } from './bus-peers.ts'
import type { Bus, BusListener, HeartbeatTiming } from './bus.ts'

const channelName = 'visits'
const [hello, goodbye] = ['hello', 'goodbye']

/**
 * Opens a bus on PostgreSQL's `LISTEN` and `NOTIFY`, where every server receives the changes of every visit. A message is
 * `server:ids`; one without ids is a heartbeat. A server that no longer receives its own heartbeats has a connection that only
 * looks open, and listens on a new one.
 */
export async function busOnDatabase(
  database: Pick<Database, 'listen'>,
  { place, timing }: { place: string | undefined; timing: HeartbeatTiming },
  { onChanged, onGap, onError }: Omit<BusListener, 'onSubscribed'>,
): Promise<Bus> {
  const self = nameServer(place)
  let ownMessageAt = performance.now()
  let renewedAt = 0
  const isRecent = (at: number) => performance.now() - at < timing.timeoutMs
  const peers = trackPeers(onGap, timing.timeoutMs)
  const channel = await database.listen(channelName, onMessage, begin)
  const announcer = new Announcer((ids) => channel.notify(`${self}:${ids.join(',')}`), onError)
  const heartbeat = setInterval(beat, timing.heartbeatMs)
  void say(hello)
  return {
    publish: (visitIds) => announcer.announce(visitIds),
    subscribe: () => {},
    unsubscribe: () => {},
    isUp: () => isRecent(ownMessageAt),
    async close() {
      clearInterval(heartbeat)
      if (await announcer.finish()) await say(goodbye)
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
    if (content === hello) return peers.add(server)
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
    void say('')
  }

  /** A failure is not reported here: the health watch already reports that the database is down. */
  async function say(content: string) {
    await channel.notify(`${self}:${content}`).catch(() => {})
  }
}
