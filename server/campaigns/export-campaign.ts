import { eq, inArray } from 'drizzle-orm'
import { isDeepStrictEqual } from 'node:util'
import * as v from 'valibot'
import { CampaignSettings, proposeAddress } from '../rules/campaign/campaign.ts'
import { draftOf, WrittenDraft, writtenOf } from '../rules/draft/draft.ts'
import { Quiz } from '../rules/quiz/quiz.ts'
import { type Author, noteDeed } from '../staff/staff.ts'
import { campaigns, pictures, quizDrafts, quizVersions } from '../store/schema/schema.ts'
import { type Db, type GameContext, inTransaction } from '../store/store.ts'
import { picturesIn, writeCampaignFile } from './campaign-file.ts'

/** A file of a campaign. `name` may have letters of any alphabet in it, `plainName` has only Latin ones. */
export type ExportedCampaign = { name: string; plainName: string; text: string }

/** Writes a campaign into the text of a file, and notes who did. Throws when there is no such campaign. */
export function exportCampaign(context: GameContext, campaignId: number, by: Author): Promise<ExportedCampaign> {
  return inTransaction(context, async (transaction) => {
    const { tx } = transaction
    const { campaign, quiz, draft } = await readWritten(tx, campaignId)
    const { name, address, language, timeZone, opensAt, closesAt } = campaign
    const settings = v.parse(CampaignSettings, campaign.settings)
    const named = picturesIn({ settings, quiz, draft })
    const set = { name, address, language, timeZone, opensAt, closesAt, settings }
    const text = writeCampaignFile({ ...set, quiz, draft, pictures: await readFiles(tx, named) })
    await noteDeed(transaction, by, { what: 'saved a campaign to a file', about: address })
    return { ...fileNames(campaign), text }
  })
}

async function readWritten(tx: Db, campaignId: number) {
  const [row] = await tx
    .select({ campaign: campaigns, quiz: quizVersions.quiz, draft: quizDrafts.quiz })
    .from(campaigns)
    .leftJoin(quizVersions, eq(quizVersions.id, campaigns.publishedId))
    .leftJoin(quizDrafts, eq(quizDrafts.campaignId, campaigns.id))
    .where(eq(campaigns.id, campaignId))
  if (!row) throw new Error(`there is no campaign ${campaignId}`)
  const quiz = row.quiz === null ? null : v.parse(Quiz, row.quiz)
  const written = row.draft && writtenOf(row.draft)
  const isNew = written !== null && !(quiz && isDeepStrictEqual(written, JSON.parse(JSON.stringify(draftOf(quiz)))))
  return { campaign: row.campaign, quiz, draft: isNew ? v.parse(WrittenDraft, written) : null }
}

async function readFiles(tx: Db, names: string[]): Promise<Record<string, Uint8Array<ArrayBuffer>>> {
  const files = names.length > 0 ? await tx.select().from(pictures).where(inArray(pictures.name, names)) : []
  return Object.fromEntries(files.map(({ name, body }) => [name, new Uint8Array(body)]))
}

const ending = '.pavel.json'

/** File systems want none of these in a name. */
const unusable = /[\p{Cc}\\/:*?"<>|]+/gu

function fileNames({ name, address }: { name: string; address: string }) {
  const title = name
    .replaceAll(unusable, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .trim()
  return { name: (title || address) + ending, plainName: (proposeAddress(name, []) || address) + ending }
}
