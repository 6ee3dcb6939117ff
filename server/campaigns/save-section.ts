import { eq, isNull } from 'drizzle-orm'
import { createHash } from 'node:crypto'
import * as v from 'valibot'
import {
  CampaignSettings,
  type Faults,
  sectionNamed,
  type SectionName,
  type SetCampaign,
  type Typed,
} from '../rules/campaign/campaign.ts'
import { type Author, noteDeed } from '../staff/staff.ts'
import { campaigns } from '../store/schema/schema.ts'
import { type Db, type GameContext, inTransaction } from '../store/store.ts'

type Saving = {
  campaignId: number
  section: SectionName
  typed: Typed
  /** the mark of the section as it was when the form was shown */
  mark: string
  by: Author
}

/** `overtaken`: what somebody has saved in this section since the form was shown; null when nobody has. */
type Refused = { faults: Faults; overtaken: Typed | null }

/**
 * Saves one section of a campaign's settings, and notes who did. Returns null when it is saved; nothing is when something in it cannot
 * be used, or when it would undo what somebody else has saved meanwhile.
 */
export function saveSection(context: GameContext, { campaignId, section, typed, mark, by }: Saving): Promise<Refused | null> {
  const { typedOf, read } = sectionNamed(section)
  return inTransaction(context, async (transaction) => {
    const { tx } = transaction
    const [row] = await tx.select().from(campaigns).where(eq(campaigns.id, campaignId)).for('update')
    if (!row) throw new Error(`there is no campaign ${campaignId}`)
    const campaign = setIn(row)
    const saved = typedOf(campaign)
    const result = read(typed, campaign, { hasSms: context.sms !== null })
    const overtaken = markOf(saved) === mark ? null : saved
    const faults = 'faults' in result ? result.faults : {}
    if (overtaken || 'faults' in result) return { faults, overtaken }
    if (markOf(typedOf({ ...campaign, ...result.change })) === mark) return null
    await tx.update(campaigns).set(result.change).where(eq(campaigns.id, campaignId))
    await noteDeed(transaction, by, { what: 'changed a campaign', about: `${row.address} ${section}` })
    return null
  })
}

/** Returns what is in the fields of a section, and its mark: equal marks, equal contents. */
export function openSection(row: Row, section: SectionName): { typed: Typed; mark: string } {
  const typed = sectionNamed(section).typedOf(setIn(row))
  return { typed, mark: markOf(typed) }
}

/** Returns the numbers that the campaigns are called at. */
export async function readNumbers(db: Db): Promise<string[]> {
  const rows = await db.select().from(campaigns).where(isNull(campaigns.rehearsalOf)).orderBy(campaigns.id)
  return rows
    .map(setIn)
    .flatMap(({ settings: { phoneNumber, phoneNumberAbroad } }) =>
      [phoneNumber, phoneNumberAbroad].filter((number) => number !== null),
    )
}

type Row = typeof campaigns.$inferSelect

const setIn = (row: Row): SetCampaign => ({ ...row, settings: v.parse(CampaignSettings, row.settings) })

function markOf(typed: Typed): string {
  return createHash('sha256').update(JSON.stringify(typed)).digest('base64url').slice(0, 16)
}
