import { withoutNumbers } from '../rules/phone-number/phone-number.ts'
import { DatabaseNotReady } from './postgres/postgres.ts'

/**
 * The error codes of the drivers and of PostgreSQL for a database that is down, shutting down, starting, or out of connections.
 */
const outageCodes = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'NOT_READY',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08000',
  '08P01',
  '08003',
  '08006',
  '25006',
]

/** What an operator has to do where the database answers, but can take no more. */
const cures: Record<string, string> = {
  '53100': 'the disk of the database is full: make room on it; whatever was refused meanwhile is sent again',
  '53200': 'the database has no memory left: give it more, or lower its shared_buffers and work_mem',
  ENOSPC: 'the disk of this machine is full: make room on it; whatever was refused meanwhile is sent again',
  EMFILE: 'this server may open no more files: raise the limit (LimitNOFILE= of a systemd unit, ulimit -n)',
  ENFILE: 'this machine may open no more files: raise fs.file-max',
}

/** Returns whether the error means that the database is unreachable, or can take no more, so that a later try may succeed. */
export function isOutOfReach(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(isOutOfReach)
  const code = codeOf(error) ?? ''
  return outageCodes.includes(code) || code in cures
}

/** Why a database that can be read takes nothing. */
export type Refusal = 'full' | 'read only'

/** disk_full and read_only_sql_transaction (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const refusals: Record<string, Refusal> = { '53100': 'full', '25006': 'read only' }

/** Returns why the database has refused to write; null where the error is about something else. */
export function refusalOf(error: unknown): Refusal | null {
  const errors: unknown[] = error instanceof AggregateError ? error.errors : [error]
  return errors.map((each) => refusals[codeOf(each) ?? ''] ?? null).find((refusal) => refusal !== null) ?? null
}

const minuteMs = 60_000

/**
 * Wraps `report` so that it skips outage errors: the health watch already reports that the database is down. It does not see that
 * the database can take no more, which is reported once a minute.
 */
export function exceptOutages(
  report: (error: unknown) => void,
  now: () => number = () => performance.now(),
): (error: unknown) => void {
  let reportedAt = -Infinity
  return (error) => {
    const [one] = error instanceof AggregateError ? error.errors : [error]
    if (!isOutOfReach(error)) return report(error)
    if (!((codeOf(one) ?? '') in cures) || now() - reportedAt < minuteMs) return
    reportedAt = now()
    report(one)
  }
}

/**
 * Returns what may be logged of an error: its stack, or the code and message of its innermost cause, with telephone numbers
 * masked. The message of a `DrizzleQueryError` contains the query's parameters, among them phone numbers, and so does the
 * `detail` of its cause. Only the innermost code and message are safe, and even they may quote a value that could not be parsed.
 */
export function describeFailure(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(describeFailure).join('\n')
  return withoutNumbers(error instanceof Error ? describe(error) : String(error))
}

function describe(error: Error): string {
  const origin = originOf(error)
  if (origin instanceof DatabaseNotReady) return origin.message
  const code = codeOf(error) ?? ''
  if (cures[code]) return `${code}: ${origin.message.replace(`${code}: `, '')}; ${cures[code]}`
  if (origin.message.startsWith('Failed query')) return 'a query failed'
  return origin === error
    ? error.stack || `${error.name}: ${error.message}`
    : `${codeOf(error) ?? origin.name}: ${origin.message}`
}

function originOf(error: Error): Error {
  return error.cause instanceof Error ? originOf(error.cause) : error
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const own = (error as Error & { code?: string }).code
  return typeof own === 'string' ? own : codeOf(error.cause)
}
