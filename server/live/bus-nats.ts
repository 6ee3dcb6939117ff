import { connect, type NatsConnection, type Subscription } from '@nats-io/transport-node'
import { createAnnouncer } from './bus-announcer.ts'
import { trackPeers } from './bus-peers.ts'
import type { Bus, BusListener } from './bus.ts'

/** A dead connection is noticed within `pingInterval` × `maxPingOut`, and a refused one tried again soon: somebody is playing. */
const options = {
  maxReconnectAttempts: -1,
  reconnectTimeWait: 250,
  reconnectJitter: 100,
  waitOnFirstConnect: true,
  pingInterval: 1_000,
  maxPingOut: 2,
  noEcho: true,
  timeout: 2_000,
} as const

const timing = { pulseMs: 1_000, patienceMs: 3_000 }
const goodbye = 'goodbye'

/**
 * NATS: one subject per visit, so that a server hears only of the visits whose sockets it holds, and one for the servers
 * themselves. `name` keeps apart those who share one NATS. NATS itself forgets what it cannot deliver: whatever was published
 * counts as told once the server has answered a ping after it, and each return of the connection is a gap.
 */
export async function busOnNats(url: string, name: string, { onChanged, onGap, onError }: BusListener): Promise<Bus> {
  const self = crypto.randomUUID()
  const [servers, visits] = [`pavel.${name}.servers`, `pavel.${name}.visits`]
  const followed = new Map<number, Subscription | null>()
  let client: NatsConnection | null = null
  let isUp = false
  let isClosed = false
  const announce = createAnnouncer(tell, (error) => isUp && onError(error))
  const others = trackPeers(onGap, timing.patienceMs)
  const beating = setInterval(beat, timing.pulseMs)
  connect({ ...options, servers: url.split(/[\s,]+/) })
    .then(begin)
    .catch(onError)

  return {
    publish: announce,
    follow(visitId) {
      if (!followed.has(visitId)) followed.set(visitId, subscribe(visitId))
      return () => {
        followed.get(visitId)?.unsubscribe()
        followed.delete(visitId)
      }
    },
    isUp: () => isUp,
    async close() {
      isClosed = true
      clearInterval(beating)
      if (isUp) client?.publish(servers, `${self}:${goodbye}`)
      isUp = false
      await (client?.isClosed() ? null : client?.drain().catch(() => client?.close()))
    },
  }

  async function begin(opened: NatsConnection) {
    if (isClosed) return opened.close()
    client = opened
    opened.subscribe(servers, { callback: (_, message) => onMessage(message.string()) })
    for (const visitId of followed.keys()) followed.set(visitId, subscribe(visitId))
    await isBack()
    for await (const { type } of opened.status()) {
      if (type === 'disconnect') isUp = false
      if (type === 'reconnect') await isBack()
    }
  }

  /** The subscriptions are in force once the server has answered. */
  async function isBack() {
    await client?.flush().then(
      () => {
        isUp = true
        onGap()
      },
      () => {},
    )
  }

  async function tell(visitIds: number[]) {
    if (!client || !isUp) throw new Error('NATS does not answer')
    for (const visitId of visitIds) client.publish(`${visits}.${visitId}`)
    await client.flush()
  }

  /** What changed before the subscription was in force is made up for. */
  function subscribe(visitId: number): Subscription | null {
    if (!client) return null
    const subscription = client.subscribe(`${visits}.${visitId}`, {
      callback: (error) => (error ? onError(error) : onChanged(visitId)),
    })
    if (isUp)
      client.flush().then(
        () => onChanged(visitId),
        () => {},
      )
    return subscription
  }

  function onMessage(notice: string) {
    const [server = '', words] = notice.split(':')
    if (words === goodbye) others.leaves(server)
    else others.hears(server)
  }

  function beat() {
    others.check()
    if (isUp) client?.publish(servers, `${self}:`)
  }
}
