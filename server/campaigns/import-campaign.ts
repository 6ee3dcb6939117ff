import { eq } from 'drizzle-orm'
import { proposeAddress } from '../rules/campaign/campaign.ts'
import { type Author, noteDeed } from '../staff/staff.ts'
import { campaigns, pictures, quizDrafts } from '../store/schema/schema.ts'
import { type Db, type GameContext, inTransaction } from '../store/store.ts'
import { readImage } from './image/image.ts'
import { type FileProblem, type ReadCampaign, readCampaignFile } from './read-campaign-file.ts'
import { keepPicture, pictureName, publish } from './versions.ts'

type Import = { bytes: Uint8Array; by: Author; hasSms: boolean }

/** `wanted`: the part of the address that the file has. Where another campaign has that, `address` is one beside it. */
export type ImportedCampaign = { address: string; wanted: string }

/**
 * Makes a campaign of a file, and notes who did. It is there as a whole, or not at all: then everything that is wrong with the file is
 * returned.
 */
export async function importCampaign(
  context: GameContext,
  { bytes, by, hasSms }: Import,
): Promise<ImportedCampaign | { problem: FileProblem }> {
  const read = await readCampaignFile(bytes, { hasSms, readPicture: (body) => readPicture(context.db, body) })
  return 'problem' in read ? read : make(context, read, by)
}

/** A picture that is kept here as it is has been made safe before. Encoding it once more would only wear it off. */
async function readPicture(db: Db, body: Uint8Array) {
  for (const type of ['image/webp', 'image/svg+xml'] as const) {
    const image = { type, body: new Uint8Array(body) }
    if ((await db.$count(pictures, eq(pictures.name, pictureName(image)))) > 0) return { image }
  }
  return readImage(body)
}

function make(context: GameContext, read: ReadCampaign, by: Author): Promise<ImportedCampaign> {
  const { address: wanted, quiz, draft, pictures: images, ...set } = read
  return inTransaction(context, async (transaction) => {
    const { tx, at } = transaction
    const taken = (await tx.select({ address: campaigns.address }).from(campaigns)).map((row) => row.address)
    const address = freeAddress([wanted, set.name, 'campaign'], taken)
    const [campaign] = await tx
      .insert(campaigns)
      .values({ ...set, address, createdAt: at })
      .returning({ id: campaigns.id })
    if (!campaign) throw new Error('expected the campaign that was just saved, found no row')
    for (const image of images) await keepPicture(tx, image, at)
    if (quiz) await publish(tx, { campaignId: campaign.id, quiz, files: new Map(), by: by.name, at })
    if (draft) await tx.insert(quizDrafts).values({ campaignId: campaign.id, quiz: draft, savedAt: at, savedBy: by.name })
    await noteDeed(transaction, by, { what: 'made a campaign from a file', about: address })
    return { address, wanted }
  })
}

/** Returns an address that is free, made from the first of these that has letters for one. */
function freeAddress(names: readonly string[], taken: readonly string[]): string {
  return names.map((name) => proposeAddress(name, taken)).find((address) => address !== '') ?? ''
}
