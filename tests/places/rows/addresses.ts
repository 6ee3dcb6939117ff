import { networkInterfaces } from 'node:os'
import type { Place, Site } from '../place.ts'
import { groups, ownedDatabase } from '../postgres.ts'

type Change = (url: URL) => string

const password = 'npg_K3y-w0rd'

/** The address of a role with a password that comes over TLS, as `write` writes it down. */
const written = (write: Change) => async (site: Site) => {
  const { own, admin, role, place } = await ownedDatabase(site.closing, { group: groups.overTls, password })
  await admin(`grant ${groups.withPassword} to ${role}`)
  own.host = `localhost:${own.port}`
  return { ...place, settings: { DATABASE_URL: write(own) } }
}

const withParameters =
  (parameters: string): Change =>
  (url) =>
    `${url.href}?${parameters}`

const rows: [name: string, write: Change, expects: Place['expects'], tells?: RegExp][] = [
  ['address of Neon', withParameters('sslmode=require&channel_binding=require'), 'games', /channel_binding/],
  [
    'address of Prisma',
    withParameters(
      'schema=public&connection_limit=5&pool_timeout=10&pgbouncer=true&sslmode=require&sslaccept=accept_invalid_certs',
    ),
    'games',
    /connection_limit.*pgbouncer|pgbouncer.*connection_limit/,
  ],
  [
    'address of libpq',
    withParameters('sslmode=require&application_name=quiz&connect_timeout=15&target_session_attrs=read-write&keepalives=1'),
    'games',
  ],
  [
    'address with options=',
    withParameters('sslmode=require&options=-c%20search_path%3Dpublic%20-c%20statement_timeout%3D1'),
    'games',
  ],
  ['address of Heroku', (url) => `${url.href.replace('postgres:', 'postgresql:')}?ssl=true`, 'games'],
  ['address of two hosts', (url) => `${url.href.replace('@', '@localhost:1,')}?sslmode=require`, 'games'],
  ['address with an IPv6 literal', (url) => `${url.href.replace('localhost', '[::1]')}?sslmode=require`, 'games'],
  ['address with spaces around it', (url) => ` ${url.href}?sslmode=require\n`, 'games'],
  ['address with another schema', withParameters('sslmode=require&schema=quiz'), /^DATABASE_URL: .*schema=quiz/],
  ['address with an unknown parameter', withParameters('sslmode=require&sslmood=good'), /^DATABASE_URL: .*sslmood/],
  ['address with an unknown sslmode', withParameters('sslmode=good'), /^DATABASE_URL: .*sslmode/],
  ['address of JDBC', (url) => `jdbc:${url.href}`, /^DATABASE_URL: expected an address such as postgres:(?!.*npg_K3y)/],
  [
    'address of MySQL',
    (url) => url.href.replace('postgres:', 'mysql:'),
    /^DATABASE_URL: expected an address such as postgres:(?!.*npg_K3y)/,
  ],
  ['address in quotation marks', (url) => `"${url.href}"`, /^DATABASE_URL: .*quotation marks/],
]

export const addresses: Place[] = rows.map(([name, write, expects, tells]) => ({
  name,
  expects,
  ...(tells && { tells }),
  ...(name.includes('IPv6') && { lacks: lacksIpv6 }),
  open: written(write),
}))

async function lacksIpv6(): Promise<string | null> {
  const addresses = Object.values(networkInterfaces()).flat()
  return addresses.some((one) => one?.address === '::1') ? null : 'this machine has no ::1'
}
