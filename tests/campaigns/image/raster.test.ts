import { describe, expect, test } from 'bun:test'
import { gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { readImage } from '../../../server/campaigns/image/image.ts'
import { hollowPng, plainPicture, svgWith } from '../../cast/picture-files.ts'

const red = { create: { width: 400, height: 300, channels: 3, background: '#ff0000' } } as const

describe('a picture of pixels', () => {
  test.each(['png', 'jpeg', 'webp', 'avif'] as const)('in %s becomes WebP', async (format) => {
    const read = await readImage(await sharp(red).toFormat(format).toBuffer())
    if (!('image' in read)) throw new Error(read.fault.kind)
    expect(read.image).toMatchObject({ type: 'image/webp', width: 400, height: 300, removed: [] })
    expect(await sharp(read.image.body).metadata()).toMatchObject({ format: 'webp', width: 400, height: 300 })
  })

  test('keeps what is transparent', async () => {
    const { body } = await imageOf(await plainPicture(400, 300).png().toBuffer())
    const { data, info } = await sharp(body).raw().toBuffer({ resolveWithObject: true })
    expect(info.channels).toBe(4)
    expect(data[3]).toBe(0)
    expect(data[(info.width - 1) * 4 + 3]).toBe(255)
  })

  test('is at most 1,600 pixels long, and is not made larger', async () => {
    expect(await imageOf(await plainPicture(3200, 2400).png().toBuffer())).toMatchObject({ width: 1600, height: 1200 })
    expect(await imageOf(await plainPicture(300, 400).png().toBuffer())).toMatchObject({ width: 300, height: 400 })
  })

  test('stands upright, and says nothing of where it was taken', async () => {
    const lying = await sharp(red)
      .withExif({ IFD0: { Orientation: '6', Artist: 'Pavel' }, IFD3: { GPSLatitude: '55/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const { body, width, height } = await imageOf(lying)
    expect({ width, height }).toEqual({ width: 300, height: 400 })
    const { exif, orientation } = await sharp(body).metadata()
    expect({ exif, orientation }).toEqual({ exif: undefined, orientation: undefined })
  })

  test('is decoded beside the event loop', async () => {
    const large = await plainPicture(4000, 3000).png().toBuffer()
    await imageOf(await sharp(red).png().toBuffer())
    let ticks = 0
    const ticking = setInterval(() => (ticks += 1), 5)
    await imageOf(large).finally(() => clearInterval(ticking))
    expect(ticks).toBeGreaterThan(3)
  })
})

describe('a file that cannot be a picture is told by its kind:', () => {
  test('50 MB', async () => {
    const bytes = new Uint8Array(50_000_000)
    bytes.set([0xff, 0xd8, 0xff, 0xe0])
    expect(await faultOf(bytes)).toEqual({ kind: 'too many bytes', found: '50 MB' })
  })

  test('30,000 × 30,000 pixels, without unfolding them', async () => {
    const before = process.memoryUsage.rss()
    expect(await faultOf(hollowPng(30_000, 30_000))).toEqual({ kind: 'too many pixels', found: '30000 × 30000' })
    expect(process.memoryUsage.rss() - before).toBeLessThan(100_000_000)
  })

  test('a text, whatever its name', async () => {
    expect(await faultOf(new TextEncoder().encode('Это не картинка.'))).toEqual({ kind: 'no picture', found: '' })
    expect(await faultOf(new Uint8Array())).toEqual({ kind: 'no picture', found: '' })
  })

  test('a format that is not shown', async () => {
    expect(await faultOf(await sharp(red).gif().toBuffer())).toMatchObject({ kind: 'no picture' })
    expect(await faultOf(await sharp(red).tiff().toBuffer())).toMatchObject({ kind: 'no picture' })
  })

  test('a drawing that hides from what reads drawings: compressed, or behind something else', async () => {
    const svg = svgWith('<rect width="800" height="600"/>')
    expect(await faultOf(gzipSync(svg))).toEqual({ kind: 'no picture', found: '' })
    expect(await faultOf(Buffer.concat([Buffer.from('GIF'), svg]))).toEqual({ kind: 'no picture', found: '' })
  })

  test('a stamp, and a strip', async () => {
    expect(await faultOf(await plainPicture(400, 100).png().toBuffer())).toEqual({ kind: 'too small', found: '400 × 100' })
    expect(await faultOf(await plainPicture(1200, 400).png().toBuffer())).toEqual({ kind: 'wrong shape', found: '1200 × 400' })
  })

  test('one that moves', async () => {
    const frames = await Promise.all(['#f00', '#0f0', '#00f'].map((background) => frameOf(background)))
    const moving = await sharp(frames, { join: { animated: true } })
      .webp()
      .toBuffer()
    expect(await faultOf(moving)).toEqual({ kind: 'animated', found: '3' })
  })

  test('one that broke off', async () => {
    const whole = await sharp(red).jpeg().toBuffer()
    expect(await faultOf(whole.subarray(0, whole.length / 2))).toMatchObject({ kind: 'damaged' })
    expect(await faultOf(hollowPng(400, 300))).toMatchObject({ kind: 'damaged' })
  })
})

const frameOf = (background: string) =>
  sharp({ create: { ...red.create, background } })
    .png()
    .toBuffer()

async function imageOf(bytes: Uint8Array) {
  const read = await readImage(bytes)
  if ('fault' in read) throw new Error(`${read.fault.kind}: ${read.fault.found}`)
  return read.image
}

async function faultOf(bytes: Uint8Array) {
  const read = await readImage(bytes)
  return 'fault' in read ? read.fault : read.image
}
