/** What Pavel does with a parameter of an address. */
type Given = Partial<Record<(typeof honoured)[number], string>>

const honoured = [
  'host',
  'hostaddr',
  'port',
  'user',
  'password',
  'dbname',
  'sslmode',
  'ssl',
  'sslrootcert',
  'sslcert',
  'sslkey',
  'sslpassword',
  'sslaccept',
  'channel_binding',
  'application_name',
  'connect_timeout',
  'options',
] as const

/** Only other clients know them, and nothing that Pavel does depends on them. */
const foreign = new Set(
  [
    // PostgreSQL's own
    'fallback_application_name client_encoding gssencmode krbsrvname gsslib gssdelegation load_balance_hosts require_auth sslcompression',
    'sslsni sslnegotiation ssl_min_protocol_version keepalives keepalives_idle keepalives_interval keepalives_count tcp_user_timeout',
    // Prisma, Rails, Django, Go, SQLAlchemy, postgres.js
    'pgbouncer connection_limit pool_timeout socket_timeout statement_cache_size single_use_connections pool pool_size max_overflow',
    'prepared_statements advisory_locks reaping_frequency checkout_timeout idle_timeout max_lifetime keep_alive max prepare fetch_types',
    'backoff max_pipeline publications pool_max_conns pool_min_conns pool_max_conn_lifetime pool_max_conn_idle_time',
    'pool_health_check_period default_query_exec_mode statement_cache_capacity binary_parameters conn_max_age uselibpqcompat',
    // JDBC and hosted databases
    'ApplicationName prepareThreshold preparedStatementCacheQueries tcpKeepAlive loginTimeout socketTimeout reWriteBatchedInserts',
    'stringtype loadBalanceHosts hostRecheckSeconds supa workaround',
  ].flatMap((line) => line.split(' ')),
)

const ofSchema = ['schema', 'currentSchema', 'search_path']
const ofRole = ['target_session_attrs', 'targetServerType']
/** Every kind of server that takes writes, or may. */
const writable = ['any', 'read-write', 'primary', 'master', 'prefer-primary', 'preferPrimary']

/** The session's own settings that Pavel sets, by their names in lower case. What an address says of them is left out. */
const ourSettings = new Set(
  [
    'datestyle intervalstyle timezone bytea_output extra_float_digits default_transaction_isolation default_transaction_read_only',
    'default_transaction_deferrable statement_timeout lock_timeout idle_in_transaction_session_timeout idle_session_timeout',
    'transaction_timeout standard_conforming_strings',
  ].flatMap((line) => line.split(' ')),
)

export function isKnownParameter(name: string): boolean {
  const isHonoured = honoured.some((one) => one === name)
  return isHonoured || foreign.has(name) || ourSettings.has(name.toLowerCase()) || [...ofSchema, ...ofRole].includes(name)
}

/** Sorts the parameters of an address: the values that Pavel uses, and the names of those that are left out. */
export function readParameters(parameters: [string, string][]): { given: Given; leftOut: string[] } | { problem: string } {
  const unknown = parameters.find(([name]) => !isKnownParameter(name))
  if (unknown)
    return {
      problem:
        `expected parameters that Pavel or other clients know, found ${unknown[0]}; take it away, or, if it is a setting of PostgreSQL, ` +
        `write options=-c%20${unknown[0]}%3D and its value`,
    }
  const problem = parameters.map(([name, value]) => problemOf(name, value)).find((found) => found !== null)
  if (problem) return { problem }
  const given = parameters.filter(([name]) => honoured.some((one) => one === name))
  const used = Object.fromEntries(given) as Given
  const { hostaddr, ...rest } = used
  const leftOut = parameters.map(([name]) => name).filter((name) => !given.some(([other]) => other === name))
  return {
    given: hostaddr === undefined ? rest : { ...rest, host: hostaddr },
    leftOut: [...new Set([...leftOut, ...settingsIn(used)])],
  }
}

function problemOf(name: string, value: string): string | null {
  if (ofSchema.includes(name)) return schemaProblem(name, value)
  if (name === 'options') return optionsProblem(value)
  if (ofRole.includes(name) && !writable.includes(value))
    return `expected a database that takes writes, found ${name}=${value}; write target_session_attrs=read-write`
  return null
}

const schemaProblem = (name: string, value: string) => {
  const isOurs = value
    .split(',')
    .map((one) => one.trim().replace(/^"(.*)"$/, '$1'))
    .every((one) => one === 'public' || one === '$user')
  return isOurs
    ? null
    : `expected Pavel's tables in the schema public, found ${name}=${value}; take it away, and give Pavel a database of its own`
}

/** `-c name=value` and `--name=value`, as PostgreSQL reads them. */
const settingPattern = /(?:^|\s)(?:-c\s*|--)([\w.-]+)=((?:\\.|[^\s\\])*)/g

function optionsProblem(value: string): string | null {
  for (const [, name = '', setting = ''] of value.matchAll(settingPattern)) {
    if (name.toLowerCase().replaceAll('-', '_') === 'search_path')
      return schemaProblem('options=-csearch_path', setting.replaceAll('\\', ''))
  }
  return null
}

function settingsIn({ options = '' }: Given): string[] {
  const names = [...options.matchAll(settingPattern)].map(([, name = '']) => name.replaceAll('-', '_'))
  return names.filter((name) => ourSettings.has(name.toLowerCase())).map((name) => `${name} in options`)
}
