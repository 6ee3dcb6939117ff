import type { Facts } from './facts.ts'
import { find, type Finding } from './point.ts'

/** Who can open the desk. */
export function staffOf({ staff: { hasOperator, hasObserver, isMadeUp } }: Facts): Finding {
  if (!hasOperator && !hasObserver) return find('desk closed')
  if (isMadeUp) return find('password made up')
  return find(hasObserver ? 'staff ready' : 'staff without observers')
}

/** Where everything is kept, and whether there is a copy. */
export function databaseOf({ database: { isEmbedded, backedUpAt, leftBehind }, isPublic }: Facts): Finding {
  if (leftBehind !== null) return find('left behind', leftBehind)
  if (backedUpAt === null && isPublic) return find('never backed up')
  const day = backedUpAt ? backedUpAt.toISOString().slice(0, 10) : ''
  return find(isEmbedded ? 'embedded' : 'on PostgreSQL', day)
}

/** Where the secrets are that a new database would not have. */
export function secretsOf({ secrets: { isCallbackKept, isNumberKeyKept } }: Facts): Finding {
  const kept = [...(isCallbackKept ? ['CALLBACK_SECRET'] : []), ...(isNumberKeyKept ? ['NUMBER_KEY'] : [])]
  return kept.length > 0 ? find('secrets in database', kept) : find('secrets in settings')
}

/** When people are forgotten. */
export function retentionOf({ keptDays }: Facts): Finding {
  return keptDays === null ? find('kept for ever') : find('kept so long', '', { count: keptDays })
}

/** Who can call with any number from a browser. */
export function simulatorOf({ simulator, isPublic }: Facts): Finding {
  if (simulator === 'off') return find('simulator off')
  return find(simulator === 'open' && isPublic ? 'simulator open' : 'simulator here')
}
