import type { Config } from '../config.ts'
import { createAddressOf, createLimits, requirePassword } from '../http/http.ts'
import type { Monitor } from '../monitoring/monitoring.ts'
import type { Runtime } from '../runtime.ts'
import { hasStaff } from '../staff/staff.ts'

type Options = { config: Config; runtime: Runtime; report(error: unknown): void; tellOperator(sentence: string): void }

/**
 * Returns what asks programs for the password while the server starts, null where none is set. Wrong ones are counted in memory,
 * because the database is not up yet.
 */
export function passwordWhileStarting({ config, runtime, report, tellOperator }: Options, { record }: Pick<Monitor, 'record'>) {
  const { passwords, proxies, proxyNetworks } = config
  const limits = createLimits({ db: null, disguise: (address) => address, report, record })
  const addressOf = createAddressOf({ runtime, proxies, proxyNetworks, tellOperator })
  return hasStaff(passwords) ? requirePassword({ passwords, limits, addressOf }) : null
}
