import { readConfig } from '../../server/config.ts'
import { type Outlook, outlookOf } from '../../server/start/go-live.ts'
import type { Db } from '../../server/store/database.ts'

/** What these settings say about what is ready. Messages are sent where they name a sender. */
export function outlookWith(settings: Record<string, string>, db: Db): Promise<Outlook> {
  const config = readConfig(settings)
  return outlookOf(config, db, {
    keptDays: 90,
    passwords: config.passwords,
    hasMadePassword: false,
    hasSms: config.voximplant.smsFrom !== undefined,
  })
}
