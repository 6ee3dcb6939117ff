import { type SQL, sql } from 'drizzle-orm'
import { campaigns, codes } from '../../store/schema/schema.ts'
import type { Db } from '../../store/store.ts'

/** Where some codes are already. */
type Known = { here: Set<string>; elsewhere: Set<string> }

/**
 * Returns which of these codes this campaign has, and which of the others another one has, as they are written here, in capitals or in
 * small letters: case does not tell codes apart. Each is looked for by the whole key of its index: a plan that was made while there
 * were few codes compared every code with every other. One that is kept in a mixture of both is found only as it is kept.
 */
export async function findKnown(db: Db, campaignId: number, asked: readonly string[]): Promise<Known> {
  const played = sql`(select ${campaigns.id} from ${campaigns} where ${campaigns.rehearsalOf} is null) played`
  const rows = await db
    .select({ code: sql<string>`given.code`, campaignId: sql<number>`one.campaign_id`.mapWith(Number) })
    .from(sql`(${textsIn(asked)}) as given(code) cross join ${played} ${oneOf(sql`played.id`, inAnyCase)}`)
  const here = new Set(rows.filter((row) => row.campaignId === campaignId).map(({ code }) => code))
  const elsewhere = new Set(rows.map(({ code }) => code).filter((code) => !here.has(code)))
  return { here, elsewhere }
}

/** Whether a code of this campaign is one of these. */
export const isOneOf = (campaignId: number, asked: readonly string[]): SQL =>
  sql`${codes.id} in (select one.id from (${textsIn(asked)}) as given(code) ${oneOf(sql`${campaignId}`, sql`codes.code = given.code`)})`

const inAnyCase = sql`codes.code in (given.code, upper(given.code), lower(given.code))`

/** Without the offset this would be joined in any order. */
const oneOf = (campaignId: SQL, isIt: SQL): SQL =>
  sql`cross join lateral (
    select id, campaign_id from codes where codes.campaign_id = ${campaignId} and ${isIt} offset 0
  ) one`

/** Returns the query that gives these texts, one a row: one parameter, however many there are. */
export const textsIn = (texts: readonly string[]): SQL => sql`select json_array_elements_text(${JSON.stringify(texts)}::json)`
