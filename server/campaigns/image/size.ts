import { FaultyImage, sizeText } from './fault.ts'

/** More than any camera's JPEG of 50 megapixels. */
export const mostMegabytes = 20

/** A telephone's camera takes 50. One of them takes 200 MB of memory while it is decoded. */
export const mostPixels = 50_000_000

/** In pixels. The page shows a picture 640 pixels wide at most, on dense screens with twice as many. */
export const longestSide = 1600

/** In pixels, of the shorter side: with fewer, nothing can be recognised on a wide screen. */
const shortestSide = 200

/** The page shows pictures in a frame of 4 : 3; what is longer than this would be a strip in it. */
const longestShape = 2

/** Throws `FaultyImage` for what would be a blur or a strip on the page. */
export function assertShape(width: number, height: number): void {
  if (Math.min(width, height) < shortestSide) throw new FaultyImage('too small', sizeText(width, height))
  assertProportions(width, height)
}

/** Throws `FaultyImage` for a strip. Drawings of vectors have no smallest size. */
export function assertProportions(width: number, height: number): void {
  if (Math.max(width / height, height / width) > longestShape) throw new FaultyImage('wrong shape', sizeText(width, height))
}
