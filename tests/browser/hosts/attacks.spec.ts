import type { Page } from '@playwright/test'
import { Caller } from '../caller.ts'
import { answerTo } from '../quiz.ts'
import { Guest } from './guest.ts'
import { expect, test } from './test.ts'

/** All that the frame may say to a site. */
const words = ['close', 'wide', 'narrow', 'number', 'playing', 'won']
const planted = 'A'.repeat(32)

test('a site that reads the nonce hears only what it may know, and cannot break the chat with messages', async ({
  hosts: { sites, opens },
}) => {
  const browser = await opens()
  const [caller, guest] = [new Caller(await browser.newPage()), new Guest(await browser.newPage())]
  const number = '8 916 702-00-01'
  const sent = tokensSentBy(guest.page)
  await guest.opens(`${sites.site.secure}/plain`)
  await guest.page.evaluate(takesTheFrameOver)
  await guest.givesNumber(number)
  await expect(guest.digits).toHaveText(/\d/)
  await guest.page.evaluate(floods, planted)
  await caller.page.goto(`${sites.quiz.secure}/phone`)
  await caller.dials(number)
  await caller.says(answerTo(1))
  await guest.sees('Ребус 2')
  await guest.currentPicture()
  const heard: unknown[] = await guest.page.evaluate(() => (window as any).heard)
  expect(heard).toEqual(expect.arrayContaining(['number', 'playing']))
  expect(heard.filter((word) => !words.includes(String(word)))).toEqual([])
  expect([...sent]).toEqual([expect.stringMatching(/^[\w-]{32}$/)])
  expect([...sent]).not.toContain(planted)
})

test('a token that a site plants is never used', async ({ hosts: { sites, opens } }) => {
  const browser = await opens()
  const guest = new Guest(await browser.newPage())
  const sent = tokensSentBy(guest.page)
  await guest.page.goto(`${sites.site.secure}/plain`)
  await guest.page.evaluate(plants, { token: planted, chat: `${sites.quiz.secure}/c/intercom-ru/chat` })
  const chat = guest.page.frameLocator('iframe[title=planted]')
  await expect(chat.getByLabel('Ваш номер телефона')).toBeAttached()
  await guest.opensChat()
  await guest.givesNumber('8 916 702-00-02')
  await expect(guest.digits).toHaveText(/\d/)
  expect(sent.has(planted)).toBe(false)
})

test('no other page of ours can be shown in a frame, and the chat only on sites of its campaign', async ({
  hosts: { sites },
  guest,
}) => {
  const paths = ['/', '/c/intercom-ru', '/c/intercom-ru/rules', '/operator', '/phone']
  const urls = paths.map((path) => sites.quiz.secure + path)
  expect(await framed(guest.page, sites.site.secure, urls)).toEqual([])
  expect(await framed(guest.page, sites.stranger.secure, [`${sites.quiz.secure}/c/intercom-ru/chat`])).toEqual([])
})

test('another window of the page gets no answer from the site, and cannot end the game', async ({ hosts: { sites }, guest }) => {
  await guest.opens(`${sites.site.secure}/plain`)
  await guest.page.evaluate((src) => {
    const frame = document.createElement('iframe')
    frame.title = 'stranger'
    frame.src = src
    document.body.append(frame)
    return new Promise((resolve) => frame.addEventListener('load', resolve))
  }, `${sites.stranger.secure}/plain?without`)
  const stranger = guest.page.frames().find((frame) => frame.url().startsWith(sites.stranger.secure))
  const answers = await stranger?.evaluate(() => {
    let count = 0
    addEventListener('message', () => count++)
    for (const word of ['pavel:ready', 'close', 'won']) parent.postMessage(word, '*')
    return new Promise((resolve) => setTimeout(() => resolve(count), 300))
  })
  expect(answers).toBe(0)
  await expect(guest.panel).toBeVisible()
})

/** Collects the tokens that go with the requests of a page and its frames. */
function tokensSentBy(page: Page): Set<string> {
  const sent = new Set<string>()
  page.on('request', (request) => {
    const token = request.headers()['pavel-visit']
    if (token) sent.add(token)
  })
  return sent
}

/** Takes the port of the frame, as a script of the site can, and keeps everything that comes. */
function takesTheFrameOver() {
  const heard: unknown[] = []
  Object.assign(window, { heard })
  const frame = document.querySelector('pavel-chat')?.shadowRoot?.querySelector('iframe')
  const { port1, port2 } = new MessageChannel()
  port1.addEventListener('message', ({ data }) => heard.push(data))
  port1.start()
  frame?.contentWindow?.postMessage(frame.name, '*', [port2])
  for (const order of ['token', 'constructor', '__proto__', 'toString', { shown: 1 }, ['hidden'], null, 7])
    port1.postMessage(order)
}

/** Ten thousand messages of all kinds, to the frame and to the page. */
function floods(token: string) {
  const frame = document.querySelector('pavel-chat')?.shadowRoot?.querySelector('iframe')?.contentWindow
  const kinds = ['pavel:ready', '0-0-0-0', token, `visit.${token}`, { token }, null]
  for (let index = 0; index < 10_000; index++) {
    const data = kinds[index % kinds.length]
    if (index % 2) frame?.postMessage(data, '*', index % 100 === 1 ? [new MessageChannel().port1] : [])
    else window.postMessage(data, '*')
  }
}

/** Gives a token to the frame by every way that a site has. */
function plants({ token, chat }: { token: string; chat: string }) {
  for (const store of [localStorage, sessionStorage]) store.setItem('pavel-visit', token)
  document.cookie = `pavel=${token}`
  const frame = document.createElement('iframe')
  frame.title = 'planted'
  frame.name = token
  frame.src = `${chat}?token=${token}&pavel-visit=${token}#${token}`
  frame.addEventListener('load', () => {
    for (const data of [token, `visit.${token}`, { 'pavel-visit': token }]) frame.contentWindow?.postMessage(data, '*')
  })
  document.body.append(frame)
}

/** Returns which of these pages a site can show in a frame. */
async function framed(page: Page, site: string, urls: string[]): Promise<string[]> {
  await page.goto(`${site}/plain?without`)
  await page.evaluate(
    (urls) =>
      Promise.all(
        urls.map((src) => {
          const frame = Object.assign(document.createElement('iframe'), { src })
          document.body.append(frame)
          return new Promise((resolve) => frame.addEventListener('load', resolve))
        }),
      ),
    urls,
  )
  return page
    .frames()
    .map((frame) => frame.url())
    .filter((url) => urls.includes(url))
}
