import { connect } from '@nats-io/transport-node'
import { nameServer } from '../../server/live/bus-peers.ts'
import { type Bus, type BusSettings, openBus } from '../../server/live/bus.ts'
import type { Database } from '../../server/store/database.ts'
import { database as usual } from '../cast/database.ts'
import { waitFor } from '../cast/waiting.ts'

const usualName = `test-${process.pid}`
const opened: Bus[] = []

/**
 * Joins the bus as a server. Records the visits reported as changed in `heard`, and counts the gaps, after which any visit
 * may have changed.
 */
export async function joins(
  natsUrl: string | undefined,
  { database = usual, name = usualName, ...others }: Partial<BusSettings> & { database?: Database } = {},
) {
  const heard: number[] = []
  const errors: unknown[] = []
  let gaps = 0
  const bus = await openBus(
    database,
    { natsUrl, name, ...others },
    {
      onChanged: (visitId) => {
        heard.push(visitId)
      },
      onSubscribed: (visitId) => {
        heard.push(visitId)
      },
      onGap: () => {
        gaps += 1
      },
      onError: (error) => {
        errors.push(error)
      },
    },
  )
  opened.push(bus)
  await waitFor(
    () => gaps > 0 && bus.isUp(),
    () => 'the bus to be up',
  )
  return {
    bus,
    heard,
    errors,
    get gaps() {
      return gaps
    },
    hears: (visitId: number) =>
      waitFor(
        () => heard.includes(visitId),
        () => `visit ${visitId}; heard ${heard.join()}`,
      ),
    /** Announces the visit until `other` hears it once more: a single notice is lost while the connection is down. */
    reaches(other: { heard: number[] }, visitId: number) {
      const times = () => other.heard.filter((one) => one === visitId).length
      const before = times()
      return waitFor(
        () => {
          bus.publish([visitId])
          return times() > before
        },
        () => `visit ${visitId} to be heard by the other`,
      )
    },
    isDown: () =>
      waitFor(
        () => !bus.isUp(),
        () => 'the bus to be down',
      ),
    isBack: (before: number) =>
      waitFor(
        () => bus.isUp() && gaps > before,
        () => 'the bus to be back',
      ),
  }
}

/** Closes every bus that `joins` opened. */
export async function leave(): Promise<void> {
  for (const bus of opened.splice(0)) await bus.close()
}

/** Simulates a server that lives at this place, sends one heartbeat and then crashes. */
export async function livesAMoment(natsUrl: string | undefined, place: string = crypto.randomUUID()): Promise<void> {
  const pulse = `${nameServer(place)}:`
  if (!natsUrl) return void (await usual.db.execute(`select pg_notify('visits', '${pulse}')`))
  const client = await connect({ servers: natsUrl })
  client.publish(`pavel.${usualName}.servers`, pulse)
  await client.drain()
}
