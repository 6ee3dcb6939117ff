import { describe, expect, test } from 'bun:test'
import { previewTextsIn } from '../../../views/texts/preview.ts'
import '../../cast/both-databases.ts'
import { writesQuiz } from '../../cast/editor.ts'
import { startServer } from '../../cast/server.ts'

const operatorPassword = 'a password for tests'
const observerPassword = 'another one, to look'
const { gone } = previewTextsIn('ru')
const dayMinutes = 24 * 60

/** A desk, whose operator has made a link. */
async function makesLink() {
  const server = await startServer({ operatorPassword, observerPassword })
  const campaign = server.context.path.slice('/c/'.length)
  const works = (password: string) => writesQuiz({ url: server.url, campaign }, password)
  const anna = await works(operatorPassword)
  const list = await (await anna.opens()).submits('#preview form')
  const [link = ''] = list.attributes('#preview-address', 'value')
  const opens = async (address = link ?? '') => {
    const response = await fetch(address)
    return { status: response.status, headers: response.headers, html: await response.text() }
  }
  return { server, works, anna, link: link ?? '', opens }
}

describe('the link for a colleague', () => {
  test('shows the draft as it is now, with all its pictures, to whoever has no password', async () => {
    const { server, anna, link, opens } = await makesLink()
    expect(link).toStartWith(`${server.url}/preview/`)
    const sheet = await opens()
    expect(sheet.status).toBe(200)
    for (const { answer, why } of server.quiz.rebuses) {
      expect(sheet.html).toContain(answer)
      expect(sheet.html).toContain(why.replaceAll('"', '&quot;'))
    }
    for (const { title } of server.quiz.tiers) expect(sheet.html).toContain(title)
    const pictures = [...new Set([...sheet.html.matchAll(/<img[^>]*src="([^"]+)"/g)].map(([, src]) => src))]
    expect(pictures).toHaveLength((server.quiz.rebuses.length + server.quiz.forFun.length) * 4)
    const picture = await opens(`${server.url}${pictures[0]}`)
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/svg+xml'])
    for (const { headers } of [sheet, picture]) {
      expect(headers.get('x-robots-tag')).toBe('noindex')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cache-control')).toBe('no-store')
    }
    await (await anna.opens('/rebuses/1')).submits('.quiz-form', { answer: 'черепаха' })
    expect((await opens()).html).toContain('черепаха')
  })

  test('lasts for seven days, and says when it has expired', async () => {
    const { server, works, link, opens } = await makesLink()
    server.passes(7 * dayMinutes - 1)
    expect((await opens()).status).toBe(200)
    server.passes(1)
    const { status, html } = await opens()
    expect([status, html.includes(gone.expired.title)]).toEqual([410, true])
    expect((await opens(`${link}/1/hard`)).status).toBe(410)
    const anna = await works(operatorPassword)
    expect((await anna.opens()).text).toContain('Срок ссылки вышел')
  })

  test('is taken back or replaced, and then shows nothing', async () => {
    const { anna, link, opens } = await makesLink()
    const replaced = await (await anna.opens()).submits('#preview form')
    expect((await opens()).status).toBe(404)
    const [next = ''] = replaced.attributes('#preview-address', 'value')
    expect(next).not.toBe(link)
    expect((await opens(next ?? '')).status).toBe(200)
    const list = await anna.sends(`${anna.base}/preview/end`, new URLSearchParams())
    expect(list.has('#preview-address')).toBe(false)
    const { status, html } = await opens(next ?? '')
    expect([status, html.includes(gone.wrong.title)]).toEqual([404, true])
  })

  test('is made and taken back by operators only, and the log says by whom', async () => {
    const { server, works, anna } = await makesLink()
    const watcher = await works(observerPassword)
    expect((await watcher.opens()).has('#preview')).toBe(false)
    for (const path of ['/preview', '/preview/end'])
      expect((await watcher.sends(watcher.base + path, new URLSearchParams())).status).toBe(403)
    await anna.sends(`${anna.base}/preview/end`, new URLSearchParams())
    const deeds = await server.context.db.query.deeds.findMany()
    expect(deeds.map(({ what, name }) => `${name}: ${what}`)).toContain('Анна: made a preview link')
    expect(deeds.map(({ what, name }) => `${name}: ${what}`)).toContain('Анна: took a preview link back')
  })

  test('cannot be guessed: wrong ones are told so, and at last only to wait, while the right one works', async () => {
    const { server, opens } = await makesLink()
    const statuses = new Set<number>()
    for (let tries = 0; tries <= 30; tries++) statuses.add((await opens(`${server.url}/preview/${'a'.repeat(43)}`)).status)
    expect([...statuses]).toEqual([404, 429])
    expect((await opens()).status).toBe(200)
  })

  test('is not kept in the database: who reads that has no link', async () => {
    const { server, link } = await makesLink()
    const rows = JSON.stringify(await server.context.db.query.quizPreviews.findMany())
    expect(rows).toContain('nonce')
    expect(rows).not.toContain(link.split('/').at(-1) ?? '')
  })
})
