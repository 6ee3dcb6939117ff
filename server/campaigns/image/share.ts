import { loadSharp } from './raster.ts'

/** In pixels: what social networks and messengers show beside a link. */
const shareSize = { width: 1200, height: 630 }

/** Returns a picture as a JPEG of the size for links, which everybody can show. What does not fit is cut off at its edges. */
export async function encodeForSharing(picture: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const sharp = await loadSharp()
  const jpeg = await sharp(picture)
    .resize({ ...shareSize, fit: 'cover' })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 86 })
    .toBuffer()
  return new Uint8Array(jpeg)
}
