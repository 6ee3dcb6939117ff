import { sql } from 'drizzle-orm'
import { inOneTransaction, type Moment, type World } from '../game/world.ts'
import { limits } from '../schema.ts'
import { eraseMentions } from './mentions.ts'
import { countsOf, type Erased, isNothing, tracesOf } from './traces.ts'
import { wipe } from './wipe.ts'

/**
 * Erases whoever has this number (E.164), in every quiz: what he said, where he was heard, the number itself. Figures stay, and his
 * attempt stays spent; a game under way ends now, without a prize, and one that nobody has begun has never been. Tells how much it
 * was: nothing at all the second time.
 */
export function erase(world: World, phone: string): Promise<Erased> {
  return inOneTransaction(world, async (moment) => {
    const traces = await tracesOf(moment.tx, phone)
    await wipe(moment, traces)
    await eraseMentions(moment, traces.mentions, phone)
    await eraseCounts(moment, phone)
    const erased = countsOf(traces)
    if (!isNothing(erased)) moment.facts.push({ type: 'people erased', people: 1 })
    return erased
  })
}

/** How much `erase` would find. */
export async function preview({ db }: World, phone: string): Promise<Erased> {
  return countsOf(await tracesOf(db, phone))
}

/** What was counted at the doors under the number's disguise. */
async function eraseCounts({ tx, world }: Moment, phone: string): Promise<void> {
  await tx.delete(limits).where(sql`strpos(${limits.key}, ${world.disguise(phone)}) > 0`)
}
