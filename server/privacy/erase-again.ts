import { eq, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/pg-core'
import { readNumber } from '../rules/phone-number/phone-number.ts'
import type { Author } from '../staff/staff.ts'
import { eraseAgainKey } from '../store/archive/archive.ts'
import { callbacks, calls, participants, settings, visits } from '../store/schema/schema.ts'
import type { Db, GameContext } from '../store/store.ts'
import { erase } from './erase.ts'

/**
 * Erases those whom a restored backup has brought back, as far as the database that it replaced knew them. To be called at the start,
 * because nothing is restored beside a server: what one that stopped has left to do is done by the next.
 */
export async function eraseAgain(context: GameContext): Promise<void> {
  const isNote = eq(settings.key, eraseAgainKey)
  const [note] = await context.db.select().from(settings).where(isNote)
  if (!note) return
  const disguises = new Set(JSON.parse(note.value) as string[])
  for await (const phone of numbersIn(context.db)) {
    const number = disguises.has(context.disguise(phone)) ? readNumber(phone) : null
    if (number) await erase(context, number, theRestoration)
  }
  await context.db.delete(settings).where(isNote)
}

/** Who has done it, in the log of the staff. */
const theRestoration: Author = { name: 'bun run restore', role: 'operator', addressDisguise: null }

const pageSize = 5_000

/** Returns every telephone number that a person has left, once. */
async function* numbersIn(db: Db): AsyncGenerator<string> {
  const all = unionAll(
    db.select({ phone: sql<string | null>`${participants.phone}`.as('phone') }).from(participants),
    db.select({ phone: sql<string | null>`${visits.phone}`.as('phone') }).from(visits),
    db.select({ phone: sql<string | null>`${calls.caller}`.as('phone') }).from(calls),
    db.select({ phone: sql<string | null>`${callbacks.phone}`.as('phone') }).from(callbacks),
  ).as('numbers')
  for (let last = '+'; ;) {
    const page = await db
      .selectDistinct({ phone: sql<string>`${all.phone}` })
      .from(all)
      .where(sql`${all.phone} > ${last} and ${all.phone} like '+%'`)
      .orderBy(all.phone)
      .limit(pageSize)
    for (const { phone } of page) yield phone
    if (page.length < pageSize) return
    last = page.at(-1)?.phone ?? ''
  }
}
