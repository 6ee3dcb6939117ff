import type { Db } from '../store/store.ts'
import { type ImageFault, readImage } from './image/image.ts'
import { keepPicture } from './versions.ts'

/** A picture that was uploaded: the name under which it is kept, and what could have acted in it and is gone. */
export type Upload = { name: string; removed: string[] }

/** Makes a file safe to show and keeps it, for a draft to name. Returns the fault of one that is no picture. */
export async function keepUpload(db: Db, bytes: Uint8Array, at: Date): Promise<Upload | { fault: ImageFault }> {
  const read = await readImage(bytes)
  if ('fault' in read) return read
  const { image } = read
  return { name: await keepPicture(db, image, at), removed: image.removed }
}
