import { desc, inArray } from 'drizzle-orm'
import { deeds } from '../../store/schema/schema.ts'
import type { GameContext } from '../../store/store.ts'

/** When somebody took a table away last, and who. */
export type Taken = { at: Date; by: string }

/** The newest lines are looked at. Who took a table before that had better take it again. */
const mostDeeds = 2_000

/** Returns when each table was taken last, by its name. The log is the table `log`. */
export async function readTaken({ db }: Pick<GameContext, 'db'>): Promise<Map<string, Taken>> {
  const newest = db.select().from(deeds).orderBy(desc(deeds.id)).limit(mostDeeds).as('newest')
  const lines = await db
    .select({ what: newest.what, about: newest.about, at: newest.at, by: newest.name })
    .from(newest)
    .where(inArray(newest.what, ['took a table', 'took the log']))
    .orderBy(newest.at)
  return new Map(lines.map(({ what, about, at, by }) => [what === 'took the log' ? 'log' : nameIn(about ?? ''), { at, by }]))
}

/** Some lines name the file, with its ending. */
const nameIn = (about: string) => about.replace(/\.csv$/, '')
