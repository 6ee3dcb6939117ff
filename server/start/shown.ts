import type { Config } from '../config.ts'
import { isExampleNumber } from '../rules/phone-number/phone-number.ts'
import { type Db, getOrCreateSecret } from '../store/store.ts'
import { fingerprintOf } from './fingerprint.ts'

/** Returns how this server shows its campaigns. `perMinute`: how many visitors it calls in a minute; null where it calls none. */
export async function shownBy(config: Config, db: Db, perMinute: number | null) {
  const { phoneNumber, isLocal, proxies, allowedOrigins, callsOut } = config
  return {
    pictureSecret: await getOrCreateSecret(db, 'picture secret'),
    fingerprint: await fingerprintOf({ mostPerDay: callsOut.mostPerDay, callsPerMinute: perMinute }),
    exampleNumber: isLocal && proxies === 0 ? phoneNumber : null,
    isForeign: isExampleNumber,
    allowedOrigins,
  }
}
