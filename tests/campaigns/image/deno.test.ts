import { expect, test } from 'bun:test'
import { spawnSync } from 'node:child_process'
import sharp from 'sharp'
import { denoProgram } from '../../cast/deno.ts'
import { plainPicture, svgWith } from '../../cast/picture-files.ts'

test('pictures are read on Deno, too', async () => {
  const jpeg = await plainPicture(800, 600).jpeg().toBuffer()
  const program = `
    import { readImage } from './server/campaigns/image/image.ts'
    const files = ['${jpeg.toString('base64')}', '${Buffer.from(svgWith('<script/><g/>')).toString('base64')}', '${btoa('no picture')}']
    for (const file of files) {
      const { image, fault } = await readImage(Uint8Array.fromBase64(file))
      console.log(image ? [image.type, image.width, ...image.removed].join(' ') : fault.kind)
    }`
  const { stdout, stderr } = spawnSync(denoProgram(), ['eval', program], { encoding: 'utf8' })
  expect(stdout, stderr).toBe('image/webp 800\nimage/svg+xml 800 script\nno picture\n')
}, 60_000)

test('pictures for sharing are drawn on Deno, too, letter by letter as on Bun', async () => {
  const program = `
    import { cardOfResult, drawCard } from './server/campaigns/share/share.ts'
    import { textsOf } from './views/texts/chat.ts'
    const settings = { conference: { name: '', when: '14 октября, Казань', price: '' }, look: null }
    const campaign = { name: 'Осенняя школа', settings, texts: textsOf('ru'), url: null }
    const card = cardOfResult(campaign, 'link', { points: 32, most: 50 })
    console.log(Buffer.from((await drawCard(card, '')) ?? '').toString('base64'))`
  const [bun, deno] = [
    [process.execPath, '-e'],
    [denoProgram(), 'eval'],
  ].map(([command = '', flag = '']) => spawnSync(command, [flag, program], { encoding: 'utf8' }))
  expect(deno?.stdout, deno?.stderr).toBe(bun?.stdout ?? '')
  expect(await sharp(Buffer.from(deno?.stdout ?? '', 'base64')).metadata()).toMatchObject({ width: 1200, height: 630 })
}, 60_000)
