import type Sharp from 'sharp'
import { FaultyImage, sizeText } from './fault.ts'
import type { Image } from './image.ts'
import { longestSide, mostPixels } from './size.ts'

/**
 * Decodes a picture and encodes it anew as WebP, without what it told beside its pixels. `assertSize` throws for sizes that are not
 * wanted; it is asked before anything is decoded, because a small file may unfold into gigabytes.
 */
export async function readRaster(bytes: Uint8Array, assertSize: (width: number, height: number) => void): Promise<Image> {
  const sharp = await loadSharp()
  await assertHeader(sharp, bytes, assertSize)
  const { data, info } = await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
    .timeout({ seconds: decodingSeconds })
    .autoOrient()
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 88, smartSubsample: true, effort: 2 })
    .toBuffer({ resolveWithObject: true })
    .catch((error: Error) => {
      throw new FaultyImage('damaged', error.message)
    })
  return { type: 'image/webp', body: new Uint8Array(data), width: info.width, height: info.height, removed: [] }
}

/** Fifty megapixels take three seconds on a slow server. */
const decodingSeconds = 20

async function assertHeader(sharp: typeof Sharp, bytes: Uint8Array, assertSize: (width: number, height: number) => void) {
  if (!beginsAsRaster(bytes)) throw new FaultyImage('no picture')
  const header = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null)
  // An iPhone's own format has the same container as AVIF, but a codec that needs a licence.
  if (!header || header.compression === 'hevc') throw new FaultyImage('no picture')
  const { pages = 1, autoOrient: size } = header
  if (size.width * size.height > mostPixels) throw new FaultyImage('too many pixels', sizeText(size.width, size.height))
  if (pages > 1) throw new FaultyImage('animated', `${pages}`)
  assertSize(size.width, size.height)
}

/**
 * The decoder of drawings is for our own alone. It would take any text with `<svg` in it, also compressed, and is asked last: what begins
 * as one of these never reaches it.
 */
function beginsAsRaster(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, 12))
  return /^(?:\x89PNG|\xff\xd8\xff|RIFF[^]{4}WEBP|[^]{4}ftyp)/.test(start)
}

let loading: Promise<typeof Sharp> | null = null

/** Loading takes a third of a second, and most servers show no such pictures. */
export function loadSharp(): Promise<typeof Sharp> {
  loading ??= import('sharp').then(({ default: sharp }) => {
    sharp.cache(false)
    // What is not on this list is never given to a decoder, whatever libvips could read.
    sharp.block({ operation: ['VipsForeignLoad'] })
    sharp.unblock({ operation: ['Jpeg', 'Png', 'Webp', 'Heif', 'Svg'].map((format) => `VipsForeignLoad${format}Buffer`) })
    return sharp
  })
  return loading
}
