import type { Opened, Place, Site } from '../place.ts'
import { groups, ownedDatabase, sharedCluster } from '../postgres.ts'

/** A role that PostgreSQL takes over TLS alone, with these parameters in its address; ROOT stands for the file of the server's certificate. */
const withParameters =
  (parameters: string) =>
  async ({ closing }: Site): Promise<Opened> => {
    const { own, place } = await ownedDatabase(closing, { group: groups.overTls })
    own.host = `localhost:${own.port}`
    own.search = parameters.replace('ROOT', (await sharedCluster()).rootCertificate)
    return { ...place, settings: { DATABASE_URL: own.href } }
  }

const rows: [name: string, parameters: string, expects: Place['expects']][] = [
  ['TLS only, sslmode=require', 'sslmode=require', 'games'],
  ['TLS only, sslmode=no-verify', 'sslmode=no-verify', 'games'],
  ['TLS only, sslmode=verify-full, sslrootcert=', 'sslmode=verify-full&sslrootcert=ROOT', 'games'],
  ['TLS only, sslmode=require, sslrootcert=', 'sslmode=require&sslrootcert=ROOT', 'games'],
  ['TLS only, sslmode=verify-full', 'sslmode=verify-full', /^DATABASE_URL: .*certificate.*sslrootcert/],
  [
    'TLS only, sslmode=verify-full, no such file',
    'sslmode=verify-full&sslrootcert=/nowhere.pem',
    /^DATABASE_URL: .*\/nowhere\.pem/,
  ],
  ['TLS only, no word of it', '', /^DATABASE_URL: .*sslmode=require/],
  ['TLS only, sslmode=disable', 'sslmode=disable', /^DATABASE_URL: .*sslmode=require/],
]

export const tls: Place[] = rows.map(([name, parameters, expects]) => ({ name, expects, open: withParameters(parameters) }))
