import { withoutNumbers } from '../rules/phone-number/phone-number.ts'

/**
 * The error codes of the drivers and of PostgreSQL for a database that is down, shutting down, starting, or out of connections.
 */
const outageCodes = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08000',
  '08003',
  '08006',
  '25006',
]

/** Returns whether the error means that the database is unreachable, so that a later try may succeed. */
export function isOutOfReach(error: unknown): boolean {
  return outageCodes.includes(codeOf(error) ?? '')
}

/** Wraps `report` so that it skips outage errors: the health watch already reports that the database is down. */
export function exceptOutages(report: (error: unknown) => void): (error: unknown) => void {
  return (error) => isOutOfReach(error) || report(error)
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
