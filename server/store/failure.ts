import { withoutNumbers } from '../rules/number/number.ts'

/** What the drivers and PostgreSQL say when the database is gone, going, or not up yet. */
const outOfReach = [
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

/** True where trying again later may help. */
export function isOutOfReach(error: unknown): boolean {
  return outOfReach.includes(codeOf(error) ?? '')
}

/** A database that is away is told of by whoever watches it, and not once more by everything that waits for it. */
export function unlessAway(report: (error: unknown) => void): (error: unknown) => void {
  return (error) => isOutOfReach(error) || report(error)
}

/**
 * What may be told of an error. A `DrizzleQueryError`'s own message carries the query's parameters, phone numbers among them,
 * and its cause's `detail` repeats them (web-stack.md §6): only the innermost code and message are safe, and even that message
 * may quote what it could not read.
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
