/** What the drivers and PostgreSQL say when the database is gone, going, or not up yet. */
const outOfReach = [
  'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'ETIMEDOUT',
  'CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', 'CONNECT_TIMEOUT',
  '57P01', '57P02', '57P03', '53300', '08000', '08003', '08006', '25006',
]

/** True where trying again later may help. */
export function isOutOfReach(error: unknown): boolean {
  return outOfReach.includes(codeOf(error) ?? '')
}

/**
 * What may be told of an error. A `DrizzleQueryError`'s own message carries the query's parameters, phone numbers among them,
 * and its cause's `detail` repeats them (web-stack.md §6): only the cause's code and message are safe.
 */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error instanceof AggregateError) return error.errors.map(describeFailure).join('\n')
  const cause = error.cause instanceof Error ? error.cause : null
  if (cause) return `${codeOf(error) ?? cause.name}: ${cause.message}`
  return error.message.startsWith('Failed query') ? 'a query failed' : error.stack ?? error.message
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const own = (error as Error & { code?: string }).code
  return typeof own === 'string' ? own : codeOf(error.cause)
}
