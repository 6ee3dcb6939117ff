import { loadSharp } from './raster.ts'

/** Returns a drawing of our own, without any text or picture in it, as a PNG of its own size. Rendering happens beside the event loop. */
export async function rasterise(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const sharp = await loadSharp()
  return new Uint8Array(await sharp(Buffer.from(svg)).png({ palette: true, dither: 0 }).toBuffer())
}
