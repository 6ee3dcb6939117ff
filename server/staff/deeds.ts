import type { E164 } from '../rules/phone-number/phone-number.ts'
import { deeds } from '../store/schema/schema.ts'
import type { Transaction } from '../store/store.ts'
import type { StaffRole } from './passwords.ts'

/** Who does something: the name they signed in with, their role, and the pseudonym of the network address they do it from. */
export type Author = { name: string; role: StaffRole; addressDisguise: string | null }

export type DeedKind = typeof deeds.$inferSelect.what

/** What was done, and to whom. `about`: a reason, or whose session it was. */
export type Deed = {
  what: DeedKind
  phone?: E164 | null
  game?: number
  call?: string
  about?: string
}

/** Notes in the log what `by` has done in this transaction. Notes nothing where nobody has, such as in a task of the server. */
export async function noteDeed(
  { tx, at, context }: Transaction,
  by: Author | null,
  { what, phone, game, call, about }: Deed,
): Promise<void> {
  if (!by) return
  const { name, role, addressDisguise } = by
  const numberDisguise = phone ? context.disguise(phone) : null
  const whom = { numberDisguise, gameId: game ?? null, callId: call ?? null, about: about ?? null }
  await tx.insert(deeds).values({ at, name, role, what, ...whom, addressDisguise })
}
