import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { HeardWords } from '../../rules/refused/refused.ts'
import { answers, unclearWords } from '../../store/schema/schema.ts'
import type { CountContext } from '../../store/store.ts'

/** So many of what was heard last are looked at: as much as a conference refuses in a day, and little enough to wait for. */
export const mostHeard = 20_000

/** Of those, the commonest of so many different words: what is compared letter by letter holds everything else up. */
export const mostDifferent = 2_500

/** Returns the refused answers among the newest of a campaign, the same words counted together. What was erased, and what
 * an operator has settled, is left out. */
export async function readRefusedWords({ db, campaignId }: CountContext): Promise<HeardWords[]> {
  const { id, asked, heard, participantId, via, confidence, at } = answers
  const newest = db
    .select({ id, asked, heard, participantId, via, confidence, at })
    .from(answers)
    .where(and(eq(answers.campaignId, campaignId), eq(answers.verdict, 'wrong'), isNull(answers.recountedAt)))
    .orderBy(desc(at))
    .limit(mostHeard)
    .as('newest')
  const rows = await db
    .select(counted(newest))
    .from(newest)
    .where(sql`${newest.heard} <> '' and ${newest.asked} is not null`)
    .groupBy(newest.asked, newest.heard)
    .orderBy(desc(sql`count(*)`), desc(sql`max(${newest.at})`))
    .limit(mostDifferent)
  return rows.map((row) => ({ ...row, asked: row.asked ?? '' }))
}

/** Returns what was neither answer nor command, among the newest words of a campaign. It is the same for every rebus. */
export async function readUnclearWords({ db, campaignId }: CountContext): Promise<HeardWords[]> {
  const { id, asked, heard, participantId, via, confidence, at } = unclearWords
  const newest = db
    .select({ id, asked, heard, participantId, via, confidence, at })
    .from(unclearWords)
    .where(eq(unclearWords.campaignId, campaignId))
    .orderBy(desc(at))
    .limit(mostHeard)
    .as('newest')
  const { asked: _, ...columns } = counted(newest)
  const rows = await db
    .select(columns)
    .from(newest)
    .where(sql`${newest.heard} <> ''`)
    .groupBy(newest.heard)
    .orderBy(desc(sql`count(*)`), desc(sql`max(${newest.at})`))
    .limit(mostDifferent)
  return rows.map((row) => ({ ...row, asked: '' }))
}

type Columns = Record<'id' | 'asked' | 'heard' | 'participantId' | 'via' | 'confidence' | 'at', PgColumn>

function counted<Newest extends Columns>({ id, asked, heard, participantId, via, confidence, at }: Newest) {
  return {
    asked: asked as Newest['asked'],
    heard: heard as Newest['heard'],
    id: sql<number>`max(${id})`.mapWith(Number),
    times: sql<number>`count(*)`.mapWith(Number),
    typed: sql<number>`count(*) filter (where ${via} = 'typed')`.mapWith(Number),
    people: sql<number[]>`array_agg(${participantId})`,
    confidence: sql<number | null>`avg(${confidence})`.mapWith((value: unknown) => (value === null ? null : Number(value))),
    lastAt: sql<Date>`max(${at})`.mapWith((value: unknown) => new Date(String(value))),
  }
}
