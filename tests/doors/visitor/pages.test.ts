import { expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import { parseHTML } from 'linkedom'
import type { GivenSettings } from '../../../server/rules/campaign/campaign.ts'
import { campaigns } from '../../../server/store/schema/schema.ts'
import { type Evening, opensTheEvening } from '../../cast/evening.ts'
import { visibleText } from '../../cast/visitor-fragments.ts'
import { visits } from '../../cast/visitor.ts'

type Row = Partial<typeof campaigns.$inferInsert>

const conference = { name: 'Осенняя школа', when: '14 октября, Казань', price: 'Билет от 9 000 ₽' }
const navyOnCream = { accent: '#1b2a6b', paper: '#f6eedb' } as const

async function reads(evening: Evening, path: string) {
  const response = await fetch(evening.url + path)
  const { document } = parseHTML(await response.text())
  const attribute = (selector: string, name: string) => document.querySelector(selector)?.getAttribute(name) ?? null
  return {
    status: response.status,
    text: visibleText(document),
    heading: document.querySelector('h1')?.textContent?.trim(),
    title: document.querySelector('title')?.textContent,
    description: attribute('meta[name=description]', 'content'),
    language: document.documentElement.getAttribute('lang'),
    links: [...document.querySelectorAll('main a')].map((link) => link.getAttribute('href')),
    sheets: [...document.querySelectorAll('link[rel=stylesheet]')].map((link) => link.getAttribute('href') ?? ''),
    has: (selector: string) => document.querySelector(selector) !== null,
    attribute,
  }
}

/** Changes campaigns as an organiser does: that of the evening, or the one with this id. */
async function changes(evening: Evening, row: Row, id = evening.context.campaignId) {
  await evening.context.db.update(campaigns).set(row).where(eq(campaigns.id, id))
  await evening.announces()
}

const sets = (evening: Evening, settings: GivenSettings) => changes(evening, { settings })

const inMinutes = ({ context }: Evening, minutes: number) => new Date(context.now().getTime() + minutes * 60_000)

test('a campaign’s own page tells of its conference: name, time, price and where a ticket is bought', async () => {
  const evening = await opensTheEvening()
  await sets(evening, { conference, ticketLink: 'https://tickets.example.com/autumn' })
  const page = await reads(evening, evening.context.path)
  expect(page.heading).toBe('Осенняя школа')
  expect(page.text).toContain('14 октября, Казань')
  expect(page.text).toContain('Билет от 9 000 ₽')
  expect(page.links).toEqual(['https://tickets.example.com/autumn'])
  expect(page.title).toContain('Осенняя школа')
  expect(page.description).toContain('Осенняя школа · 14 октября, Казань · Билет от 9 000 ₽')
  expect(page.text).toContain('Поиграть с Павлом')
  await (await evening.comes()).sees('Ваш номер телефона')
})

test('what a campaign has not set is left out of its page: a fresh one has its own name, and Pavel', async () => {
  const evening = await opensTheEvening()
  await changes(evening, { name: 'Ребусы Павла', settings: {} })
  const page = await reads(evening, evening.context.path)
  expect(page.heading).toBe('Ребусы Павла')
  expect(page.title).toBe('Ребусы Павла')
  expect(page.links).toEqual([])
  expect(page.has('.campaign-facts')).toBe(false)
  expect(page.text).toContain('Я Павел, рептилоид при исполнении')
})

test('a campaign’s page has no word of the demo’s conference', async () => {
  const evening = await opensTheEvening()
  const page = await reads(evening, evening.context.path)
  expect(page.text + page.title + page.description).not.toMatch(/АЛЛО|Центральный телеграф/)
})

test('a campaign’s page names the style sheet of its colours after all others, to be kept for ever', async () => {
  const evening = await opensTheEvening()
  await sets(evening, { look: navyOnCream })
  const { sheets } = await reads(evening, evening.context.path)
  const path = sheets.at(-1) ?? ''
  expect(path).toStartWith(`${evening.context.path}/look/`)
  const sheet = await fetch(evening.url + path)
  expect(sheet.headers.get('content-type')).toBe('text/css; charset=utf-8')
  expect(sheet.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(await sheet.text()).toContain('--lime: #1b2a6b;')
})

test('other colours have another address, and a page from before the change gets the new ones without keeping them', async () => {
  const evening = await opensTheEvening()
  await sets(evening, { look: navyOnCream })
  const former = (await reads(evening, evening.context.path)).sheets.at(-1) ?? ''
  await sets(evening, { look: { ...navyOnCream, accent: '#b01e4f' } })
  expect((await reads(evening, evening.context.path)).sheets.at(-1)).not.toBe(former)
  const sheet = await fetch(evening.url + former)
  expect(sheet.headers.get('cache-control')).toBe('no-store')
  expect(await sheet.text()).toContain('--lime: #b01e4f;')
})

test('a campaign without colours of its own has no style sheet', async () => {
  const evening = await opensTheEvening()
  const { sheets } = await reads(evening, evening.context.path)
  expect(sheets.filter((sheet) => !sheet.startsWith('/static/'))).toEqual([])
  expect((await fetch(`${evening.url}${evening.context.path}/look/any.css`)).status).toBe(404)
})

const closings = {
  'before it opens': {
    is: (evening: Evening): Row => ({ opensAt: inMinutes(evening, 60) }),
    words: 'Вы рановато',
    hasGreeting: true,
  },
  'while it is paused': { is: (): Row => ({ pause: 'Обедаем до двух.' }), words: 'Обедаем до двух.', hasGreeting: true },
  'after it has closed': {
    is: (evening: Evening): Row => ({ closesAt: inMinutes(evening, -1) }),
    words: 'Игра закончилась',
    hasGreeting: false,
  },
}

for (const [when, { is, words, hasGreeting }] of Object.entries(closings)) {
  test(`${when} a campaign’s page says so, and invites nobody`, async () => {
    const evening = await opensTheEvening()
    expect((await reads(evening, '/')).text).toContain('горячая голова')
    await changes(evening, is(evening))
    const { document } = parseHTML(await (await fetch(`${evening.url}/`)).text())
    const said = document.querySelector('main')?.textContent ?? ''
    expect(said).toContain(words)
    expect(said).not.toContain('горячая голова')
    expect(said.includes('рептилоид при исполнении')).toBe(hasGreeting)
  })
}

test('a campaign that is not there is a page that says so, and so is one without a quiz', async () => {
  const evening = await opensTheEvening()
  await evening.context.db
    .insert(campaigns)
    .values({ address: 'draft', name: 'Черновик', language: 'ru', settings: {}, createdAt: new Date() })
  await evening.announces()
  for (const path of ['/c/nowhere', '/c/draft', '/demo?campaign=nowhere']) {
    const page = await reads(evening, path)
    expect([path, page.status, page.heading]).toEqual([path, 404, 'Такой страницы нет'])
  }
})

test('/ is the page of the only campaign, and what it sends goes to that campaign’s address', async () => {
  const evening = await opensTheEvening()
  const page = await reads(evening, '/')
  expect(page.attribute('.chat-begins', 'hx-get')).toBe(`${evening.context.path}/conversation`)
  expect((await reads(evening, evening.context.path)).text).toBe(page.text)
})

test('with several campaigns / lists those that are open, paused or still to come, in the language of the first', async () => {
  const evening = await opensTheEvening()
  const path = evening.context.path
  await changes(evening, { name: 'Первая', settings: { conference } })
  const [soon, paused, over] = [await evening.opens('soon'), await evening.opens('paused'), await evening.opens('over')]
  const opensAt = new Date('2094-12-01T09:00:00Z')
  await changes(evening, { name: 'Winter', language: 'en', opensAt, timeZone: 'Europe/Moscow' }, soon.campaignId)
  await changes(evening, { name: 'Вечная', pause: '' }, paused.campaignId)
  await changes(evening, { name: 'Прошлая', closesAt: inMinutes(evening, -1) }, over.campaignId)
  const page = await reads(evening, '/')
  expect(page.status).toBe(200)
  expect(page.language).toBe('ru')
  expect(page.links).toEqual([path, '/c/soon', '/c/paused'])
  expect(page.text).toMatch(/Осенняя школа\s*14 октября, Казань\s*Winter\s*Начало 1 декабря 2094 г. в 12:00.*Вечная\s*На паузе/)
  expect(page.text).not.toContain('Прошлая')
  expect(page.has('#chat')).toBe(false)
})

test('where all campaigns but one are over, / is the page of that one', async () => {
  const evening = await opensTheEvening()
  const next = await evening.opens('next-year')
  await changes(evening, { closesAt: inMinutes(evening, -1) })
  const page = await reads(evening, '/')
  expect(page.attribute('.chat-begins', 'hx-get')).toBe(`${next.path}/conversation`)
})

test('with no campaign to play / says so, and leads an organiser to the sign-in where there is one', async () => {
  const evening = await opensTheEvening({ operatorPassword: 'a password for tests' })
  await changes(evening, { publishedId: null })
  const page = await reads(evening, '/')
  expect([page.status, page.heading]).toEqual([200, 'Здесь пока тихо'])
  expect(page.links).toEqual(['/operator'])
})

test('with no campaign to play and no sign-in / leads nowhere', async () => {
  const evening = await opensTheEvening()
  await changes(evening, { publishedId: null })
  const page = await reads(evening, '/')
  expect(page.heading).toBe('Здесь пока тихо')
  expect(page.links).toEqual([])
})

test('the demo is a conference’s site with the chat of the only campaign, in that campaign’s language', async () => {
  const evening = await opensTheEvening()
  const page = await reads(evening, '/demo')
  expect(page.heading).toContain('АЛЛО’27')
  expect(page.title).toContain('АЛЛО’27')
  expect(page.attribute('script[src="/embed.js"]', 'data-campaign')).toBe(evening.context.path.slice('/c/'.length))
  await changes(evening, { language: 'en' })
  expect((await reads(evening, '/demo')).heading).toContain('HELLO’27')
})

test('search engines are asked to leave the demo out, and not the page of a campaign', async () => {
  const evening = await opensTheEvening()
  expect((await reads(evening, '/demo')).attribute('meta[name=robots]', 'content')).toBe('noindex')
  expect((await reads(evening, '/')).has('meta[name=robots]')).toBe(false)
})

test('with several campaigns the demo has the chat of the one that is asked for', async () => {
  const evening = await opensTheEvening()
  await evening.opens('next-year')
  const campaignOf = async (path: string) => (await reads(evening, path)).attribute('script', 'data-campaign')
  expect(await campaignOf('/demo?campaign=next-year')).toBe('next-year')
  expect(await campaignOf('/demo')).toBe(evening.context.path.slice('/c/'.length))
})

test('the page of a server that only this machine can reach leads to the demo, that of a public one does not', async () => {
  const local = await opensTheEvening()
  expect((await reads(local, '/')).has('a[href="/demo"]')).toBe(true)
  await local.stop()
  const open = await opensTheEvening({ isLocal: false, publicUrl: 'https://quiz.example.com' })
  expect((await reads(open, '/')).has('a[href="/demo"]')).toBe(false)
})

test('a visit to the chat of one page goes on in that of another', async () => {
  const evening = await opensTheEvening()
  const visitor = await visits(evening.url)
  await visitor.givesNumber('8 916 123-45-67')
  for (const page of ['/', evening.context.path, `${evening.context.path}/chat`]) {
    const there = await visits(evening.url, { token: visitor.token, page })
    expect([page, there.digits]).toEqual([page, visitor.digits])
  }
})
