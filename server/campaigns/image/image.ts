import { FaultyImage, type ImageFault } from './fault.ts'
import { readRaster } from './raster.ts'
import { assertShape, mostMegabytes } from './size.ts'
import { readSvg } from './svg.ts'

export { rasterise } from './drawn.ts'
export { encodeForSharing } from './share.ts'
export type { ImageFault, ImageFaultKind } from './fault.ts'

/**
 * A picture that may be shown to anybody: re-encoded, or an SVG put together anew from what is known to be harmless. `width` and
 * `height` are in pixels. `removed` names what could have acted in the file and is gone: `script`, `onclick`, `animate`.
 */
export type Image = {
  type: 'image/webp' | 'image/svg+xml'
  body: Uint8Array<ArrayBuffer>
  width: number
  height: number
  removed: string[]
}

/**
 * Reads a file that somebody gave as a picture: PNG, JPEG, WebP, AVIF or SVG, told by what is in it. Photographs are turned upright,
 * made at most 1,600 pixels long, and lose what they tell about place and camera. Decoding happens beside the event loop.
 */
export async function readImage(bytes: Uint8Array): Promise<{ image: Image } | { fault: ImageFault }> {
  try {
    if (bytes.length > mostMegabytes * 1_000_000)
      throw new FaultyImage('too many bytes', `${Math.ceil(bytes.length / 1_000_000)} MB`)
    const image = looksLikeXml(bytes) ? await readSvg(bytes) : await readRaster(bytes, assertShape)
    return { image }
  } catch (error) {
    if (error instanceof FaultyImage) return { fault: error.fault }
    throw error
  }
}

const byteOrderMark = '\uFEFF'

/** Nothing but white space, and an editor's mark, may come before the first tag. */
function looksLikeXml(bytes: Uint8Array): boolean {
  const start = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, 1024))
  return start.replace(byteOrderMark, '').trimStart().startsWith('<')
}
