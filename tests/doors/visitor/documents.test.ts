import { expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import { parseHTML } from 'linkedom'
import { campaigns } from '../../../server/store/schema/schema.ts'
import { worksAtTheDesk } from '../../cast/desk.ts'
import { fixedQuiz } from '../../cast/fixed-quiz.ts'
import { startServer, type TestServer } from '../../cast/server.ts'
import { makeToken, withToken } from '../../cast/visit-token.ts'
import { visits } from '../../cast/visitor.ts'

const operatorPassword = 'a password for tests'
const phone = '8 916 123-45-67'

async function opens(url: string, path: string) {
  const response = await fetch(url + path, { headers: withToken(makeToken()) })
  const { document } = parseHTML(await response.text())
  const plain = (element: Element | null) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim()
  return {
    status: response.status,
    text: (selector = 'main') => plain(document.querySelector(selector)),
    value: (selector: string, name: string) => document.querySelector(selector)?.getAttribute(name) ?? null,
    has: (selector: string) => document.querySelector(selector) !== null,
  }
}

/** Changes the campaign's dates or its pause. */
async function schedules(server: TestServer, campaignId: number, change: Partial<typeof campaigns.$inferInsert>) {
  await server.context.db.update(campaigns).set(change).where(eq(campaigns.id, campaignId))
  await server.announces()
}

test('each campaign has a page of rules in its language and its colours, written from its settings', async () => {
  const server = await startServer()
  expect((await opens(server.url, '/rules')).text('h1')).toBe('Правила игры')
  const look = { accent: '#7a1f5c', paper: '#fdf3e7' }
  const conference = { name: 'Hello' }
  await server.opens('hello', {
    quiz: fixedQuiz('intercom-en'),
    settings: { conference, look, rules: { organiser: 'Daisy Ltd', contact: 'rules@example.com' } },
  })
  const rules = await opens(server.url, '/c/hello/rules')
  expect(rules.value('html', 'lang')).toBe('en')
  expect(rules.value('link[href^="/c/hello/look/"]', 'rel')).toBe('stylesheet')
  expect(rules.text('h1')).toBe('Rules of the game')
  expect(rules.text('#organiser')).toContain('The game is run by Daisy Ltd.')
  expect(rules.text('#prizes li')).toMatch(/from 45 points/)
  expect(rules.value('#contact a', 'href')).toBe('mailto:rules@example.com')
  expect(rules.value('#personal a', 'href')).toBe('/c/hello/consent')
  expect(rules.value('.paper-end a', 'href')).toBe('/c/hello')
  const consent = await opens(server.url, '/c/hello/consent')
  expect(consent.text()).toContain('Daisy Ltd.')
  expect(consent.text('.paper-version')).toMatch(/^Version [0-9a-f]{12}$/)
  expect((await opens(server.url, '/rules')).status).toBe(404)
})

test('the form and the campaign’s own page lead to them', async () => {
  const server = await startServer()
  const { path } = server.context
  const [page, form] = [await opens(server.url, '/'), await opens(server.url, '/conversation')]
  expect(page.value(`.campaign-footer a[href="${path}/rules"]`, 'href')).not.toBeNull()
  for (const document of ['rules', 'consent'])
    expect(form.value(`.consent a[href="${path}/${document}"]`, 'target')).toBe('_blank')
  expect(form.text('.consent')).toBe('Соглашаюсь на обработку персональных данных и принимаю правила игры.')
})

test('they can be read before the campaign opens, while it is paused, and once it is over', async () => {
  const server = await startServer()
  const { campaignId } = server.context
  const [before, after] = [new Date('2020-01-01T00:00:00Z'), new Date('2100-01-01T00:00:00Z')]
  for (const change of [{ opensAt: after }, { opensAt: null, pause: 'Обед.' }, { pause: null, closesAt: before }]) {
    await schedules(server, campaignId, change)
    expect((await opens(server.url, '/conversation')).has('#closed')).toBe(true)
    for (const path of ['/rules', '/consent']) expect((await opens(server.url, path)).status).toBe(200)
  }
  expect((await opens(server.url, '/rules')).text('#dates')).toContain('До 1 января 2020 г.')
})

test('a consent that changes while somebody reads it is asked for again, and both versions stay readable', async () => {
  const server = await startServer({ operatorPassword })
  const context = await server.opens('allo', { settings: { phoneNumber: '+78005550000' } })
  const anna = await worksAtTheDesk(server.url, operatorPassword)
  await anna.sets('allo', 'rules', { organiser: 'ООО «Ромашка»' })
  const visitor = await visits(server.url, { path: '/c/allo' })
  const shown = visitor.value('consent')
  await anna.sets('allo', 'rules', { organiser: 'ООО «Фиалка»' })

  expect((await visitor.givesNumber(phone)).status).toBe(422)
  await visitor.sees('организаторы поправили согласие')
  expect(visitor.value('phone')).toBe(phone)
  expect(visitor.has('#consent[checked]')).toBe(false)
  const asked = visitor.value('consent')
  expect(asked).not.toBe(shown)
  expect(await context.db.query.visits.findMany()).toEqual([])

  expect((await visitor.givesNumber(phone)).status).toBe(200)
  expect((await context.db.query.visits.findMany()).map(({ consentVersion }) => consentVersion)).toEqual([asked])
  const former = await opens(server.url, `/c/allo/consent/${shown}`)
  expect(former.text('article')).toContain('ООО «Ромашка».')
  expect(former.value('.paper-former a', 'href')).toBe('/c/allo/consent')
  const current = await opens(server.url, `/c/allo/consent/${asked}`)
  expect(current.text('article')).toContain('ООО «Фиалка».')
  expect(current.has('.paper-former')).toBe(false)
})

test('what a quiz called its consent before versions were made from texts stays readable', async () => {
  const server = await startServer()
  const quiz = { ...server.quiz, consent: { version: '2026-01', text: 'Согласен на всё.' } }
  await server.opens('allo', { quiz })
  await server.opens('allo')
  await server.stop()
  const updated = await startServer()
  const former = await opens(updated.url, '/c/allo/consent/2026-01')
  expect(former.text('article')).toBe('Согласен на всё.')
  expect(former.has('.paper-former')).toBe(true)
})

test('no campaign shows a version that it never had', async () => {
  const server = await startServer()
  const other = await server.opens('allo', { settings: { rules: { organiser: 'ООО «Ромашка»' } } })
  const { version } = other.consent
  expect((await opens(server.url, `/c/allo/consent/${version}`)).status).toBe(200)
  for (const path of [`${server.context.path}/consent/${version}`, '/c/allo/consent/000000000000', '/c/nowhere/rules'])
    expect([path, (await opens(server.url, path)).status]).toEqual([path, 404])
})
