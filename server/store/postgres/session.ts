/**
 * What Pavel relies on in every session, whatever the server, the database or the role has as defaults. Settings that only cost or save
 * time are left to the operator.
 */
const reliedOn = {
  DateStyle: 'ISO, MDY',
  TimeZone: 'UTC',
  standard_conforming_strings: 'on',
  IntervalStyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: '1',
  array_nulls: 'on',
  transform_null_equals: 'off',
  backslash_quote: 'safe_encoding',
  search_path: 'public',
  row_security: 'on',
  exit_on_error: 'off',
  default_table_access_method: 'heap',
  statement_timeout: '0',
  lock_timeout: '0',
  idle_in_transaction_session_timeout: '0',
}

/** They have a meaning only between transactions. */
const betweenTransactions = {
  idle_session_timeout: '0',
  default_transaction_isolation: 'read committed',
  default_transaction_read_only: 'off',
  default_transaction_deferrable: 'off',
}

/** A pooler keeps these for each of its clients, and refuses to hear of any other when a connection begins. */
const keptByPoolers = ['DateStyle', 'TimeZone', 'standard_conforming_strings'] as const

/** How a connection takes the settings: as its own from the start, or anew for each transaction, on a session that others use too. */
export type Session =
  | { kind: 'own'; atStart: Record<string, string>; keepsStatements: true }
  | { kind: 'shared'; atStart: Record<string, string>; begin: string; inEach: string; keepsStatements: boolean }

/** What the server has that changes the settings. */
export type SessionFacts = {
  /** PostgreSQL 17 and later */
  hasTransactionTimeout: boolean
  /** commits do not wait for the disk, and that was not asked for in the address */
  losesCommits: boolean
}

const usual: SessionFacts = { hasTransactionTimeout: false, losesCommits: false }

/** The session of a connection that reaches PostgreSQL itself. */
export function ownSession(facts = usual): Session {
  return { kind: 'own', atStart: { ...reliedOn, ...betweenTransactions, ...byFacts(facts) }, keepsStatements: true }
}

/**
 * The session of a connection through a pooler. `keepsStatements`: each client has a session of its own for as long as it is connected, so
 * prepared statements stay.
 */
export function sharedSession(facts: SessionFacts, { keepsStatements }: { keepsStatements: boolean }): Session {
  const local = { ...reliedOn, ...byFacts(facts) }
  const inEach = Object.entries(local).map(([name, value]) => `set local ${name} = '${value}'`)
  return {
    kind: 'shared',
    atStart: Object.fromEntries(keptByPoolers.map((name) => [name, reliedOn[name]])),
    begin: 'isolation level read committed read write not deferrable',
    // The one that could end the transaction before the others are set comes first.
    inEach: ["set local statement_timeout = '0'", ...inEach].join('; '),
    keepsStatements,
  }
}

function byFacts({ hasTransactionTimeout, losesCommits }: SessionFacts): Record<string, string> {
  return { ...(hasTransactionTimeout && { transaction_timeout: '0' }), ...(losesCommits && { synchronous_commit: 'on' }) }
}

/** The settings of a connection's own session, with the values that PostgreSQL shows for them. */
export const expectedOfOwn: Record<string, string> = { ...reliedOn, ...betweenTransactions }
