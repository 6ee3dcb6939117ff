import { connect, type NatsConnection, type Subscription } from '@nats-io/transport-node'
import { Announcer } from './bus-announcer.ts'
import { nameServer, trackPeers } from './bus-peers.ts'
import type { Bus, BusListener, BusSettings } from './bus.ts'
import { readNatsAddress } from './nats-address.ts'
import { describeNatsTrouble } from './nats-trouble.ts'

/**
 * A dead connection is noticed within `pingInterval` × `maxPingOut`, 2 seconds. Reconnecting is retried soon, because games are
 * going on.
 */
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

const [hello, goodbye] = ['hello', 'goodbye']

/**
 * Opens a bus on NATS. Each visit has a subject, so a server receives only the changes of visits whose sockets it holds; one more
 * subject carries the servers' heartbeats. `name` separates the installations that share one NATS. NATS does not store messages:
 * a publication counts as sent once the NATS server has answered a later ping, and every reconnect is a gap.
 */
export async function busOnNats(
  url: string,
  { name, place, timing, tellOperator }: Omit<Required<BusSettings>, 'natsUrl' | 'place'> & Pick<BusSettings, 'place'>,
  { onChanged, onSubscribed, onGap, onError }: BusListener,
): Promise<Bus> {
  const self = nameServer(place)
  const [everyone, visits] = [`pavel.${name}.servers`, `pavel.${name}.visits`]
  const subscriptions = new Map<number, Subscription | null>()
  let client: NatsConnection | null = null
  let isUp = false
  let isClosed = false
  const announcer = new Announcer(send, (error) => isUp && onError(error))
  const peers = trackPeers(onGap, timing.timeoutMs)
  const heartbeat = setInterval(beat, timing.heartbeatMs)
  const troubleTimer = setTimeout(() => void tellTrouble().catch(onError), timing.timeoutMs)
  connect({ ...options, ...readNatsAddress(url) })
    .then(begin)
    .catch(onError)

  return {
    publish: (visitIds) => announcer.announce(visitIds),
    subscribe(visitId) {
      if (!subscriptions.has(visitId)) subscriptions.set(visitId, subscribeOnNats(visitId))
    },
    unsubscribe(visitId) {
      subscriptions.get(visitId)?.unsubscribe()
      subscriptions.delete(visitId)
    },
    isUp: () => isUp,
    async close() {
      isClosed = true
      clearInterval(heartbeat)
      clearTimeout(troubleTimer)
      if (await announcer.finish()) say(goodbye)
      isUp = false
      await (client?.isClosed() ? null : client?.drain().catch(() => client?.close()))
    },
  }

  async function tellTrouble() {
    const trouble = client ? null : await describeNatsTrouble(url)
    if (trouble && !isClosed) tellOperator(trouble)
  }

  async function begin(opened: NatsConnection) {
    if (isClosed) return opened.close()
    client = opened
    opened.subscribe(everyone, { callback: (_, message) => onMessage(message.string()) })
    for (const visitId of subscriptions.keys()) subscriptions.set(visitId, subscribeOnNats(visitId))
    await resume()
    for await (const { type } of opened.status()) {
      if (type === 'disconnect') isUp = false
      if (type === 'reconnect') await resume()
    }
  }

  /** The subscriptions are in force only once the NATS server has answered the flush. */
  async function resume() {
    await client?.flush().then(
      () => {
        isUp = true
        say(hello)
        onGap()
      },
      () => {},
    )
  }

  async function send(visitIds: number[]) {
    if (!client || !isUp) throw new Error('NATS does not answer')
    for (const visitId of visitIds) client.publish(`${visits}.${visitId}`)
    await client.flush()
  }

  /** The subscription is in force only once the NATS server has answered the flush. */
  function subscribeOnNats(visitId: number): Subscription | null {
    if (!client) return null
    const subscription = client.subscribe(`${visits}.${visitId}`, {
      callback: (error) => (error ? onError(error) : onChanged(visitId)),
    })
    if (isUp)
      client.flush().then(
        () => onSubscribed(visitId),
        () => {},
      )
    return subscription
  }

  function onMessage(message: string) {
    const [server = '', content] = message.split(':')
    if (content === hello) peers.add(server)
    else if (content === goodbye) peers.remove(server)
    else peers.markAlive(server)
  }

  function beat() {
    peers.removeSilent()
    say('')
  }

  function say(content: string) {
    if (isUp) client?.publish(everyone, `${self}:${content}`)
  }
}
