import { eq } from 'drizzle-orm'
import * as v from 'valibot'
import { CampaignSettings } from '../rules/campaign/campaign.ts'
import { type Author, noteDeed } from '../staff/staff.ts'
import { campaigns, pictures } from '../store/schema/schema.ts'
import { type Db, type GameContext, inTransaction } from '../store/store.ts'
import { encodeForSharing, type ImageFault, readImage } from './image/image.ts'
import { keepPicture } from './versions.ts'

type Saving = {
  campaignId: number
  /** the file that was given; null to have Pavel's portrait again */
  bytes: Uint8Array | null
  by: Author
}

/** Saves the picture of a campaign's links, and notes who did. Returns the fault of a file that cannot be one; null when it is saved. */
export async function saveSharePicture(context: GameContext, { campaignId, bytes, by }: Saving): Promise<ImageFault | null> {
  const read = bytes && (await readImage(bytes))
  if (read && 'fault' in read) return read.fault
  if (read?.image.type === 'image/svg+xml') return { kind: 'drawing', found: '' }
  return inTransaction(context, async (transaction) => {
    const { tx, at } = transaction
    const [row] = await tx.select().from(campaigns).where(eq(campaigns.id, campaignId)).for('update')
    if (!row) throw new Error(`there is no campaign ${campaignId}`)
    const sharePicture = read && (await keepPicture(tx, read.image, at))
    const settings = { ...v.parse(CampaignSettings, row.settings), sharePicture }
    await tx.update(campaigns).set({ settings }).where(eq(campaigns.id, campaignId))
    await noteDeed(transaction, by, { what: 'changed a campaign', about: `${row.address} share` })
    return null
  })
}

/** Returns the path of the picture that links to a campaign's page show; null where that is Pavel's portrait. */
export function sharePathOf({ sharePicture }: Pick<CampaignSettings, 'sharePicture'>, path: string): string | null {
  return sharePicture === null ? null : `${path}/share/${fileOf(sharePicture)}`
}

const fileOf = (name: string) => name.replace(/\.\w+$/, '.jpg')

/** Pictures never change, so each is encoded once, also for many who ask at the same time. Only organisers add any. */
const encoded = new Map<string, Promise<Uint8Array<ArrayBuffer> | null>>()

/** Reads a campaign's picture for links, as a JPEG. Returns null where `file` is not its own. */
export async function readSharePicture(db: Db, { sharePicture }: Pick<CampaignSettings, 'sharePicture'>, file: string) {
  if (sharePicture === null || fileOf(sharePicture) !== file) return null
  const body = await (encoded.get(sharePicture) ?? encodeOnce(db, sharePicture))
  return body && { type: 'image/jpeg', body }
}

async function encodeOnce(db: Db, name: string) {
  const encoding = readAndEncode(db, name)
  encoded.set(name, encoding)
  const body = await encoding.catch(() => null)
  if (body === null) encoded.delete(name)
  return encoding
}

async function readAndEncode(db: Db, name: string) {
  const [picture] = await db.select().from(pictures).where(eq(pictures.name, name))
  return picture ? encodeForSharing(new Uint8Array(picture.body)) : null
}
