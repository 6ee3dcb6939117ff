import type { NodeConnectionOptions } from '@nats-io/transport-node'

/** How to connect to the servers that an address names: `servers` by host and port. */
type Connecting = Pick<NodeConnectionOptions, 'user' | 'pass' | 'token' | 'tls'> & { servers: string[] }

/**
 * Returns how to connect to NATS by its addresses, which `isNatsUrl` has accepted. The client takes neither the user and the password, nor
 * the token, nor the wish for TLS from an address, though NATS writes them there. Those of the first address that has any count for all.
 */
export function readNatsAddress(written: string): Connecting {
  const urls = written.split(/[\s,]+/).map((one) => new URL(one))
  const [user, pass] = [urls.find(({ username }) => username !== ''), urls.find(({ password }) => password !== '')]
  const name = decodeURIComponent(user?.username ?? '')
  return {
    servers: urls.map(({ host }) => host),
    ...(pass && { user: name, pass: decodeURIComponent(pass.password) }),
    ...(user && !pass && { token: name }),
    ...(urls.some(({ protocol }) => protocol === 'tls:') && { tls: {} }),
  }
}
