import { expect, test } from 'bun:test'
import { spawnSync } from 'node:child_process'
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
