import { expect, test } from 'bun:test'
import { parseHTML } from 'linkedom'
import sharp from 'sharp'
import { readSharePicture } from '../../../server/campaigns/share-picture.ts'
import { worksAtTheDesk } from '../../cast/desk.ts'
import { opensTheEvening } from '../../cast/evening.ts'
import { plainPicture, svgWith } from '../../cast/picture-files.ts'

const operatorPassword = 'a password for tests'
const publicUrl = 'https://quiz.example.com'

async function opensDesk(options: Parameters<typeof opensTheEvening>[0] = {}) {
  const evening = await opensTheEvening({ operatorPassword, ...options })
  const { path } = evening.context
  const address = path.replace('/c/', '')
  const origin = options.publicUrl ?? evening.url
  const anna = await worksAtTheDesk(evening.url, operatorPassword, { isPlain: true, origin })
  return {
    ...evening,
    address,
    anna,
    async uploads(fields: Record<string, Blob | string>) {
      const body = new FormData()
      for (const [name, value] of Object.entries(fields)) body.append(name, value)
      return anna.asks(`/campaigns/${address}/share`, { method: 'POST', body })
    },
    /** Returns what a link to the campaign's page says of it. */
    async shared() {
      const { document } = parseHTML(await (await fetch(evening.url + path)).text())
      const metas = [...document.querySelectorAll('meta[property^="og:"]')]
      return Object.fromEntries(metas.map((meta) => [meta.getAttribute('property'), meta.getAttribute('content')]))
    },
  }
}

const asFile = (bytes: Uint8Array, type = 'image/png') => new Blob([new Uint8Array(bytes)], { type })
const png = async (width = 900, height = 600) => asFile(await plainPicture(width, height).png().toBuffer())

test('a link to a campaign’s page shows its conference and its picture, cut to the size that networks show', async () => {
  const desk = await opensDesk({ publicUrl })
  const { anna, address, url, context } = desk
  await anna.sets(address, 'basics', { conference: 'Алло, конференция', when: '5 мая, Москва' })
  const saved = await desk.uploads({ picture: await png() })
  expect([saved.status, saved.location]).toEqual([303, `/operator/campaigns/${address}?saved=share#share`])
  const shared = await desk.shared()
  expect(shared['og:title']).toBe('Алло, конференция: ребусы от Павла')
  expect(shared['og:description']).toStartWith('Алло, конференция · 5 мая, Москва · ')
  expect(shared['og:url']).toBe(`${publicUrl}${context.path}`)
  const picture = shared['og:image'] ?? ''
  expect(picture).toStartWith(`${publicUrl}${context.path}/share/`)
  const response = await fetch(picture.replace(publicUrl, url))
  expect(response.headers.get('content-type')).toBe('image/jpeg')
  expect(response.headers.get('cache-control')).toContain('immutable')
  expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  const { format, width, height } = await sharp(new Uint8Array(await response.arrayBuffer())).metadata()
  expect([format, width, height]).toEqual(['jpeg', 1200, 630])
  const page = await anna.opens(`/campaigns/${address}?saved=share`)
  expect(page.text('#share [role="status"]')).toBe('Сохранено.')
  expect(page.all('#share img')[0]?.getAttribute('src')).toBe(picture.replace(publicUrl, ''))
})

test('a campaign without a picture has a drawn one, which the desk shows, also after its own was removed', async () => {
  const desk = await opensDesk({ publicUrl })
  const { anna, address } = desk
  await anna.sets(address, 'basics', { conference: 'Алло, конференция' })
  const drawn = (await desk.shared())['og:image'] ?? ''
  const response = await fetch(drawn.replace(publicUrl, desk.url))
  expect(response.headers.get('content-type')).toBe('image/png')
  const { format, width, height } = await sharp(new Uint8Array(await response.arrayBuffer())).metadata()
  expect([format, width, height]).toEqual(['png', 1200, 630])
  const shown = async () => (await anna.opens(`/campaigns/${address}?part=site`)).all('#share img')[0]?.getAttribute('src')
  expect(await shown()).toBe(drawn.replace(publicUrl, ''))
  await desk.uploads({ picture: await png() })
  const own = (await desk.shared())['og:image'] ?? ''
  expect(own).not.toBe(drawn)
  expect(await shown()).toBe(own.replace(publicUrl, ''))
  await desk.uploads({ remove: 'yes' })
  expect((await desk.shared())['og:image']).toBe(drawn)
  expect((await fetch(own.replace(publicUrl, desk.url))).status).toBe(404)
})

test('a server that browsers know by no address of its own names no picture, and the desk says so', async () => {
  const desk = await opensDesk()
  expect(Object.keys(await desk.shared())).toEqual(['og:type', 'og:title', 'og:description'])
  const { anna, address } = desk
  expect((await anna.opens(`/campaigns/${address}?part=site`)).text('#share-hint')).toContain('PUBLIC_URL')
})

test('a picture of another campaign is not served as one’s own', async () => {
  const desk = await opensDesk({ publicUrl })
  const other = await desk.opens('other')
  await desk.uploads({ picture: await png() })
  const own = ((await desk.shared())['og:image'] ?? '').replace(publicUrl, desk.url)
  expect((await fetch(own)).status).toBe(200)
  expect((await fetch(own.replace(desk.context.path, other.path))).status).toBe(404)
})

test('no file, a file that is no picture, one that is too small, and a drawing are refused with the reason', async () => {
  const desk = await opensDesk()
  const faultOf = async (file: Blob) => {
    const refused = await desk.uploads({ picture: file })
    return [refused.status, refused.text('#share-fault')]
  }
  expect(await faultOf(new Blob([]))).toEqual([422, 'Это поле нужно заполнить.'])
  expect(await faultOf(asFile(Buffer.from('not a picture')))).toEqual([422, expect.stringContaining('Это не картинка')])
  expect(await faultOf(await png(100, 100))).toEqual([422, expect.stringContaining('Картинка слишком маленькая')])
  const svg = Buffer.from(svgWith('<circle cx="400" cy="300" r="200"/>'))
  expect(await faultOf(asFile(svg, 'image/svg+xml'))).toEqual([422, expect.stringContaining('Это рисунок SVG')])
  expect(await faultOf(asFile(new Uint8Array(21_500_000)))).toEqual([422, expect.stringContaining('Файл слишком большой')])
})

test('who only looks cannot change it', async () => {
  const desk = await opensDesk({ observerPassword: 'another one, to look' })
  const looker = await worksAtTheDesk(desk.url, 'another one, to look', { name: 'Глеб' })
  const body = new FormData()
  body.append('remove', 'yes')
  expect((await looker.asks(`/campaigns/${desk.address}/share`, { method: 'POST', body })).status).toBe(403)
  expect((await looker.opens(`/campaigns/${desk.address}?part=site`)).all('#share button')).toHaveLength(0)
})

test('the picture is encoded once, however many ask for it at once', async () => {
  const desk = await opensDesk({ publicUrl })
  await desk.uploads({ picture: await png(910, 610) })
  const [row] = await desk.context.db.query.campaigns.findMany()
  const sharePicture = row?.settings.sharePicture ?? null
  const file = sharePicture?.replace('.webp', '.jpg') ?? ''
  const [one, ...others] = await Promise.all([1, 2, 3].map(() => readSharePicture(desk.context.db, { sharePicture }, file)))
  expect(one?.type).toBe('image/jpeg')
  expect(one?.body && others.every((other) => other?.body === one.body)).toBe(true)
})
