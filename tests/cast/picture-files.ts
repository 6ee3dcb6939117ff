import { crc32 } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'

/** Returns a PNG that says of itself that it has this size, and has no pixels. */
export function hollowPng(width: number, height: number): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', Buffer.alloc(8)), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** Returns a picture of one colour, the left half of it transparent. */
export function plainPicture(width: number, height: number): Sharp {
  const half = { width: width / 2, height, channels: 4, background: '#00ff00' } as const
  return sharp({ create: { width, height, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).composite([
    { input: { create: half }, left: width / 2, top: 0 },
  ])
}

/** Returns an SVG of 800 × 600 with this inside it. */
export const svgWith = (inside: string, attributes = '') =>
  new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 600"${attributes}>${inside}</svg>`)
