import { eq, max } from 'drizzle-orm'
import { calls, settings, visits } from '../store/schema/schema.ts'
import type { Db, GameContext } from '../store/store.ts'
import { type Erased, noneErased } from './personal-rows.ts'
import { eraseByAge } from './retention.ts'

const dayMs = 24 * 3600_000

/** A clock that has gone on by more than that, with no server at work, may have been set wrong. */
const farMs = 3 * dayMs

/**
 * Erases what is older than `days` days, as `eraseByAge` does; to be called again and again. A clock that is far ahead would make everything
 * old, so where it has jumped since the last time, or since anybody came, this tells the operator, and erases nothing for a day.
 */
export async function eraseInTime(context: GameContext, days: number): Promise<Erased> {
  const { db, now, tellOperator } = context
  const at = now().getTime()
  const last = await readLook(db, at)
  const known = last?.at ?? (await newestSign(db))
  const look = { at, heldUntil: holdUntil(at, last, known) }
  await saveLook(db, look)
  if (look.heldUntil === null) return eraseByAge(context, days)
  if (look.heldUntil !== last?.heldUntil && known !== null) tellOperator(heldBack(look.at, known, look.heldUntil))
  return noneErased
}

/** When this was called last, and until when nothing is erased; in milliseconds. */
type Look = { at: number; heldUntil: number | null }

function holdUntil(now: number, last: Look | null, known: number | null): number | null {
  if (last && last.heldUntil !== null) return now < last.heldUntil ? last.heldUntil : null
  return known !== null && now - known > farMs ? now + dayMs : null
}

/** In `settings`: a `Look` as JSON. */
const key = 'erased in time'

/** What was noted by a clock that has been set back since is worth nothing. */
async function readLook(db: Db, now: number): Promise<Look | null> {
  const [note] = await db.select().from(settings).where(eq(settings.key, key))
  const look = note ? (JSON.parse(note.value) as Look) : null
  return look && look.at - now <= farMs ? look : null
}

async function saveLook(db: Db, look: Look): Promise<void> {
  const value = JSON.stringify(look)
  await db.insert(settings).values({ key, value }).onConflictDoUpdate({ target: settings.key, set: { value } })
}

/** Returns when somebody came or called last, null where nobody ever has. */
async function newestSign(db: Db): Promise<number | null> {
  const [opened] = await db.select({ at: max(visits.openedAt) }).from(visits)
  const [heard] = await db.select({ at: max(calls.heardAt) }).from(calls)
  const signs = [opened?.at, heard?.at].flatMap((at) => at?.getTime() ?? [])
  return signs.length > 0 ? Math.max(...signs) : null
}

const heldBack = (now: number, known: number, until: number): string =>
  `nobody is forgotten by age until ${timeOf(until)}: the clock shows ${timeOf(now)}, ${Math.floor((now - known) / dayMs)} days after ` +
  'the last sign of life in the database. If that is right, do nothing; if not, set the clock, or all that people have left will be erased'

const timeOf = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`
