import { expect, test } from 'bun:test'
import { type DatabaseAddress, readDatabaseAddress } from '../../../server/rules/database-address/database-address.ts'

type Found = Partial<DatabaseAddress> & { leftOut?: string[] }

function read(text: string, environment: Record<string, string> = {}) {
  const found = readDatabaseAddress(text, environment, { systemUser: 'somebody' })
  return 'problem' in found ? found : { ...found.address, leftOut: found.leftOut }
}

const at = (name: string, port = 5432) => ({ hosts: [{ name, port }] as DatabaseAddress['hosts'] })
const tls = (mode: string, more = {}) => ({
  tls: { mode, rootCertificate: null, certificate: null, key: null, passphrase: null, ...more } as DatabaseAddress['tls'],
})

const readable: [string, Found][] = [
  [
    'postgres://pavel:word@db.example:6432/quiz',
    { user: 'pavel', password: 'word', database: 'quiz', ...at('db.example', 6432) },
  ],
  ['postgresql://pavel@127.0.0.1/quiz', { user: 'pavel', password: '', ...at('127.0.0.1'), ...tls('disable') }],
  ['  postgres://pavel@db/quiz\n', { database: 'quiz' }],
  ['postgres://pavel@db', { database: 'pavel' }],
  ['postgres://pavel@db/', { database: 'pavel' }],
  ['postgres://pavel@db/%D0%B8%D0%B3%D1%80%D0%B0', { database: 'игра' }],
  ['postgres://u@[2001:db8::1]/d', at('2001:db8::1')],
  ['postgres://u@[::1]:5433/d', { ...at('::1', 5433), ...tls('disable') }],
  ['postgres://u@[fe80::1%25eth0]/d', at('fe80::1%eth0')],
  ['postgres://u@203.0.113.7/d', { ...at('203.0.113.7'), ...tls('prefer') }],
  ['postgres://u@/d?host=/var/run/postgresql', { ...at('/var/run/postgresql'), ...tls('disable') }],
  ['postgres://u@/d?host=%2Fvar%2Frun%2Fpostgresql&port=5433', at('/var/run/postgresql', 5433)],
  ['postgres://u@%2Fvar%2Frun%2Fpostgresql/d', at('/var/run/postgresql')],
  ['postgres://u@%2Frun%2Fpg:5434/d', at('/run/pg', 5434)],
  [
    'postgres://u@one:1,two:2/d?target_session_attrs=read-write',
    {
      hosts: [
        { name: 'one', port: 1 },
        { name: 'two', port: 2 },
      ],
    },
  ],
  [
    'postgres://u@one,two/d?port=6432',
    {
      hosts: [
        { name: 'one', port: 6432 },
        { name: 'two', port: 6432 },
      ],
    },
  ],
  // passwords as people paste them
  ['postgres://u:p%40ss%25@db/d', { password: 'p@ss%' }],
  ['postgres://u:100%@db/d', { password: '100%' }],
  ['postgres://u:50%zz@db/d', { password: '50%zz' }],
  ['postgres://u:p@ss@db/d', { password: 'p@ss', ...at('db') }],
  ['postgres://u:p:ss@db/d', { password: 'p:ss' }],
  ['postgres://u:p/ss@db/d', { password: 'p/ss', ...at('db'), database: 'd' }],
  ['postgres://u:12/ss@db/d', { password: '12/ss', ...at('db'), database: 'd' }],
  ['postgres://u:p?ss@db/d', { password: 'p?ss' }],
  ['postgres://u:12?a=b@db/d', { password: '12?a=b' }],
  ['postgres://u:p#ss@db/d?sslmode=require', { password: 'p#ss', ...tls('require') }],
  ['postgres://u:p/a@b#c?@db:1/d', { password: 'p/a@b#c?', ...at('db', 1) }],
  ['postgres://u@db/d?application_name=a@b', { user: 'u', applicationName: 'pavel a@b' }],
  ['postgres://admin@tenant:word@db/d', { user: 'admin@tenant', password: 'word' }],
  // what consoles of hosted databases give
  [
    'postgresql://u:p@ep-1.aws.neon.example/d?sslmode=require&channel_binding=require',
    {
      ...tls('require'),
      leftOut: ['channel_binding=require (the driver has none: only verify-full makes sure of the server)'],
    },
  ],
  [
    'postgres://u@db/d?pgbouncer=true&connection_limit=5&pool_timeout=10&schema=public',
    { leftOut: ['pgbouncer', 'connection_limit', 'pool_timeout', 'schema'] },
  ],
  ['postgres://u@db/d?sslmode=verify-full&sslrootcert=/etc/ca.pem', tls('verify-full', { rootCertificate: '/etc/ca.pem' })],
  ['postgres://u@db/d?sslmode=verify-full', tls('verify-full', { rootCertificate: 'system' })],
  ['postgres://u@db/d?sslmode=require&sslrootcert=ca.pem', tls('verify-ca', { rootCertificate: 'ca.pem' })],
  ['postgres://u@db/d?sslmode=require&sslaccept=strict', tls('verify-full', { rootCertificate: 'system' })],
  ['postgres://u@db/d?ssl=true', tls('require')],
  ['postgres://u@db/d?ssl=false', tls('disable')],
  ['postgres://u@db/d?sslmode=no-verify', tls('require')],
  ['postgres://u@db/d?sslcert=c&sslkey=k&sslpassword=w', tls('prefer', { certificate: 'c', key: 'k', passphrase: 'w' })],
  ['postgres://u@db/d?connect_timeout=10', { connectSeconds: 10 }],
  ['postgres://u@db/d?connect_timeout=0', { connectSeconds: 5 }],
  ['postgres://u@db/d?application_name=pavel-two', { applicationName: 'pavel-two' }],
  ['postgres://u@db/d', { applicationName: 'pavel', options: null, leftOut: [] }],
  ['postgres://u@db/d?options=endpoint%3Dep-1', { options: 'endpoint=ep-1' }],
  ['postgres://u@db/d?options=-c%20statement_timeout%3D5s%20-c%20work_mem=1MB', { leftOut: ['statement_timeout in options'] }],
  ['postgres://u@db/d?statement_timeout=5000', { leftOut: ['statement_timeout'] }],
]

for (const [text, expected] of readable) {
  test(`${JSON.stringify(text)} is read`, () => {
    expect(read(text)).toMatchObject(expected)
  })
}

const refused: [string, RegExp][] = [
  ['mysql://u:secret@db/d', /expected an address such as postgres:\/\//],
  ['db.example/quiz', /expected an address such as postgres:\/\//],
  ['"postgres://u:secret@db/d"', /without quotation marks/],
  ['postgres://u@::1/d', /IPv6 address in brackets/],
  ['postgres://u@2001:db8::1/d', /IPv6 address in brackets/],
  ['postgres://u:secret@db:99999/d', /port from 1 to 65535/],
  ['postgres://u:secret@db:0/d', /port from 1 to 65535/],
  ['postgres://u:100%secret%40@db/d', /% @ : \/ \? # as %25/],
  ['postgres://u:secret%ff@db/d', /as %25/],
  ['postgres://u:secret@db/a/b', /expected an address/],
  ['postgres://u:secret@db/d?schema=other', /tables in the schema public, found schema=other/],
  ['postgres://u:secret@db/d?options=-csearch_path%3Dother', /in the schema public, found options=-csearch_path=other/],
  ['postgres://u:secret@db/d?sslmode=sometimes', /sslmode to be one of disable, .*found "sometimes"/],
  ['postgres://u:secret@db/d?channel_binding=require', /sslmode=require or stronger beside channel_binding=require/],
  ['postgres://u:secret@db/d?sslcert=a', /sslcert and sslkey together/],
  ['postgres://u:secret@db/d?target_session_attrs=standby', /takes writes, found target_session_attrs=standby/],
  ['postgres://u:secret@db/d?work_mem=1MB', /found work_mem; .*options=-c%20work_mem%3D/],
  ['postgres://u:secret@db/d?connect_timeout=soon', /connect_timeout from 1 to 300 seconds, found "soon"/],
]

for (const [text, sentence] of refused) {
  test(`${text} is refused, and nothing secret is repeated`, () => {
    const found = readDatabaseAddress(text, {})
    expect('problem' in found ? found.problem : 'nothing').toMatch(sentence)
    expect(JSON.stringify(found)).not.toContain('secret')
  })
}

test.each([
  ['', 'pavel move'],
  ['?application_name=pavel', 'pavel move'],
  ['?application_name=pavel-two', 'pavel move'],
  ['?application_name=quiz', 'pavel move quiz'],
])('with %j in the address, a command keeps a name by which it is told from servers', (parameters, applicationName) => {
  const found = readDatabaseAddress(`postgres://u@db/d${parameters}`, {}, { program: 'pavel move' })
  expect(found).toMatchObject({ address: { applicationName } })
})

test('what the address leaves out comes from the environment, as for PostgreSQL’s own clients', () => {
  const environment = { PGHOST: '/tmp', PGPORT: '5433', PGUSER: 'pavel', PGPASSWORD: 'word', PGDATABASE: 'quiz' }
  expect(read('postgres://', environment)).toMatchObject({
    ...at('/tmp', 5433),
    user: 'pavel',
    password: 'word',
    database: 'quiz',
  })
  expect(read('postgres:///postgres', environment)).toMatchObject({ ...at('/tmp', 5433), database: 'postgres' })
  expect(read('postgres://db', { PGSSLMODE: 'require' })).toMatchObject({
    ...tls('require'),
    user: 'somebody',
    database: 'somebody',
  })
})
