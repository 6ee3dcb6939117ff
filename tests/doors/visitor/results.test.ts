import { expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import { Hono } from 'hono'
import { parseHTML } from 'linkedom'
import sharp from 'sharp'
import { drawnPictures } from '../../../server/doors/visitor/drawn-pictures.ts'
import { unlimited } from '../../../server/http/http.ts'
import { campaigns } from '../../../server/store/schema/schema.ts'
import { type Evening, opensTheEvening } from '../../cast/evening.ts'
import { visibleText } from '../../cast/visitor-fragments.ts'

const publicUrl = 'https://quiz.example.com'
const conference = { name: 'Осенняя школа', when: '14 октября, Казань', price: '' }

async function sets({ context, announces }: Evening, row: Partial<typeof campaigns.$inferInsert>) {
  await context.db.update(campaigns).set(row).where(eq(campaigns.id, context.campaignId))
  await announces()
}

async function reads({ url }: Evening, path: string) {
  const response = await fetch(url + path)
  const source = await response.text()
  const { document } = parseHTML(source)
  const meta = (name: string) => document.querySelector(`meta[property="${name}"], meta[name="${name}"]`)?.getAttribute('content')
  const links = [...document.querySelectorAll('main a')].map((link) => link.getAttribute('href'))
  const picture = document.querySelector('main img')?.getAttribute('src') ?? ''
  return { status: response.status, source, text: visibleText(document), meta, links, picture }
}

test('the page of a result shows its points and invites to play, and a link to it shows the picture of the result', async () => {
  const evening = await opensTheEvening({ publicUrl })
  const { path } = evening.context
  await sets(evening, { settings: { conference, ticketLink: 'https://tickets.example.com/autumn' } })
  const page = await reads(evening, `${path}/results/32`)
  expect(page.text).toContain('32 из 50 у рептилоида Павла')
  expect(page.text).toContain('Сможете больше?')
  expect(page.text).toContain('14 октября, Казань')
  expect(page.links).toEqual([path, 'https://tickets.example.com/autumn'])
  expect(page.meta('og:title')).toBe('32 из 50 у\u00a0рептилоида Павла. Сможете больше?')
  expect(page.meta('og:url')).toBe(`${publicUrl}${path}/results/32`)
  expect(page.meta('twitter:card')).toBe('summary_large_image')
  expect(page.meta('robots')).toBe('noindex')
  expect(page.meta('og:image')).toBe(publicUrl + page.picture)
  expect((await reads(evening, `${path}/results/50`)).text).toContain('Сможете так же?')
})

test('pictures of a result have the sizes of links and of stories, may stand on other sites, and are drawn once', async () => {
  const evening = await opensTheEvening({ publicUrl })
  const { picture } = await reads(evening, `${evening.context.path}/results/32`)
  const asks = (path: string, headers = {}) => fetch(evening.url + path, { headers })
  const first = await asks(picture)
  const etag = first.headers.get('etag') ?? ''
  expect(first.headers.get('cache-control')).toContain('immutable')
  expect(first.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  const bytes = new Uint8Array(await first.arrayBuffer())
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 })
  expect(bytes.length).toBeLessThan(100_000)
  expect(new Uint8Array(await (await asks(picture)).arrayBuffer())).toEqual(bytes)
  expect((await asks(picture, { 'If-None-Match': etag })).status).toBe(304)
  const story = await asks(picture.replace(/link.*/, 'story.png'))
  expect(story.headers.get('cache-control')).toBe('public, max-age=300')
  const { width, height } = await sharp(new Uint8Array(await story.arrayBuffer())).metadata()
  expect([width, height]).toEqual([1080, 1920])
  await sets(evening, { settings: { conference, look: { accent: '#1b2a6b', paper: '#f6eedb' } } })
  expect((await reads(evening, `${evening.context.path}/results/32`)).picture).not.toBe(picture)
  expect((await asks(picture)).headers.get('cache-control')).toBe('public, max-age=300')
})

test('a picture that cannot be drawn, or not now, is kept by nobody under its address', async () => {
  const send = drawnPictures({ limits: unlimited, addressOf: () => 'here' })
  const draws = { '/fails': () => Promise.reject(new Error('no letters')), '/waits': async () => null }
  const app = new Hono().onError((_, c) => c.text('broken', 500))
  for (const [path, draw] of Object.entries(draws))
    app.get(path, (c) => send(c, { path: '/x', mark: 'mark', isDrawn: () => false, draw }))
  const answers = await Promise.all(Object.keys(draws).map((path) => app.request(`${path}?v=mark`)))
  expect(answers.map(({ ok, headers }) => [ok, headers.get('cache-control'), headers.get('etag')])).toEqual([
    [false, null, null],
    [false, null, null],
  ])
})

test('there is a page for every number of points that a game can have; more, as a former quiz had, lead to the campaign', async () => {
  const evening = await opensTheEvening()
  const statusOf = async (path: string) => (await fetch(`${evening.url}${evening.context.path}/results${path}`)).status
  expect(await Promise.all(['/0', '/50', '/7', '/fun-0'].map(statusOf))).toEqual([200, 200, 200, 200])
  const others = [
    '/-1',
    '/007',
    '/1e1',
    '/32.5',
    '/%33%33%33%33%33%33%33',
    '/x',
    '/fun-x',
    '/51/link.png',
    '/32/other.png',
    '/32/link.jpg',
  ]
  expect(await Promise.all(others.map(statusOf))).toEqual(others.map(() => 404))
  for (const former of ['/51', '/fun-51']) {
    const led = await fetch(`${evening.url}${evening.context.path}/results${former}`, { redirect: 'manual' })
    expect([former, led.status, led.headers.get('location')]).toEqual([former, 302, evening.context.path])
  }
})

test('after the game the page of a result says that it is over, and invites nobody', async () => {
  const evening = await opensTheEvening()
  await sets(evening, { settings: { conference }, closesAt: new Date(evening.context.now().getTime() - 60_000) })
  const page = await reads(evening, `${evening.context.path}/results/32`)
  expect(page.text).toContain('Игра закончилась')
  expect(page.text).toContain('32 из 50')
  expect(page.links).toEqual([])
})
