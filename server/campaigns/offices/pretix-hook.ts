import * as v from 'valibot'
import type { ServerContext } from '../../store/store.ts'
import { findOffice, type HookOutcome, noteDelivery, readObject } from './hook.ts'
import { PretixSettings } from './office-settings.ts'
import { hintAt } from './work.ts'

const Notice = v.object({
  notification_id: v.union([v.pipe(v.number(), v.integer()), v.pipe(v.string(), v.regex(/^\d{1,20}$/))]),
  organizer: v.string(),
  event: v.string(),
  action: v.string(),
})

type Hook = { hookKey: string; body: Uint8Array }

/**
 * Takes a hook of pretix. Its hooks are not signed, so it is a hint and no more: the office is asked soon which codes have been spent.
 */
export async function takePretixHook({ db, now }: Pick<ServerContext, 'db' | 'now'>, hook: Hook): Promise<HookOutcome> {
  const office = await findOffice(db, 'pretix', hook.hookKey)
  if (!office) return 'unknown'
  const notice = v.safeParse(Notice, readObject(hook.body))
  if (!notice.success) return 'malformed'
  const { organizer, event } = v.parse(PretixSettings, office.settings)
  const { action, notification_id: id } = notice.output
  const isOurs = notice.output.organizer === organizer && notice.output.event === event
  if (!isOurs || !action.startsWith('pretix.event.order.')) return 'passed over'
  const { campaignId } = office
  return db.transaction(async (tx) => {
    if (!(await noteDelivery(tx, campaignId, `pretix ${id}`, now()))) return 'repeated'
    await hintAt(tx, campaignId, now())
    return 'taken'
  })
}
