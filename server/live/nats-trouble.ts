import { connect } from '@nats-io/transport-node'
import { connectionAdvice, describeConnection } from '../../views/texts/connection.ts'
import { failureOf } from '../rules/connection-failure/connection-failure.ts'
import { readNatsAddress } from './nats-address.ts'

const once = { reconnect: false, maxReconnectAttempts: 0, timeout: 2_000 } as const

/**
 * Tries each server of NATS_URL once. Returns a sentence for the operator that says what is wrong with the first one; null where one can
 * be reached. The connection of the bus goes on trying and keeps its reasons to itself.
 */
export async function describeNatsTrouble(url: string): Promise<string | null> {
  const { servers, ...how } = readNatsAddress(url)
  const found = await Promise.all(
    servers.map((place) => connect({ ...once, ...how, servers: place }).then(close, (error: unknown) => explain(place, error))),
  )
  const [trouble] = found
  return trouble && !found.includes(null) ? `NATS_URL: expected NATS servers that answer, found that ${trouble}` : null
}

const close = (client: Awaited<ReturnType<typeof connect>>) => client.close().then(() => null)

function explain(place: string, error: unknown): string {
  if (error instanceof Error && error.name === 'AuthorizationError')
    return `${place} does not accept the user and the password, or the token, that the address has`
  const failure = failureOf(error)
  const advice = connectionAdvice(failure)
  return `${place} ${describeConnection(failure)}${advice ? `. ${advice}` : ''}`
}
