import type { Page } from '@playwright/test'
import { createServer } from 'node:http'
import { runNginx } from '../cast/nginx.ts'
import { startProcess } from '../cast/process.ts'
import { freePort } from '../run/port.ts'
import { comesToTheDesk, makesCampaign, playsTheDraft } from './desk.ts'
import { quiz } from './quiz.ts'
import { expect, test as base } from './test.ts'
import { Visitor } from './visitor.ts'

/** nginx passes `/quiz/` on in both ways that operators write: once it takes the prefix away, once it leaves it there. */
const between = (server: string, takenAway: number, left: number) => `
  map $http_upgrade $connection_upgrade { default upgrade; '' close; }
  proxy_http_version 1.1;
  proxy_set_header Host $http_host;
  proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
  proxy_set_header Upgrade $http_upgrade;
  proxy_set_header Connection $connection_upgrade;
  server { listen 127.0.0.1:${takenAway}; location /quiz/ { proxy_pass ${server}/; } }
  server { listen 127.0.0.1:${left}; location /quiz { proxy_pass ${server}; } }`

type Places = { takenAway: string; left: string; site: string }

const test = base.extend<{ stays: (page: Page) => void }, { places: Places }>({
  places: [
    async ({}, use) => {
      const [takenAway, left, sitePort] = [await freePort(), await freePort(), await freePort()]
      const site = createServer((_, answer) => answer.setHeader('Content-Type', 'text/html').end(siteWith(takenAway)))
      site.listen(sitePort, '127.0.0.1')
      const server = await startProcess({
        PUBLIC_URL: `http://127.0.0.1:${takenAway}/quiz`,
        PROXIES: '1',
        PHONE_NUMBER: '+78001002030',
        ALLOWED_ORIGINS: `http://127.0.0.1:${sitePort}`,
        OPERATOR_PASSWORD: 'open, sesame street',
      })
      const nginx = await runNginx(takenAway, between(server.url, takenAway, left))
      await use({
        takenAway: `http://127.0.0.1:${takenAway}/quiz/`,
        left: `http://127.0.0.1:${left}/quiz/`,
        site: `http://127.0.0.1:${sitePort}/`,
      })
      await nginx.stop()
      await server.close()
      site.close()
    },
    { scope: 'worker' },
  ],
  /** Fails the test when a page asks for anything beside the prefix. */
  page: async ({ page }, use) => {
    const beside: string[] = []
    page.on('request', (request) => leavesPrefix(request.url()) && beside.push(request.url()))
    page.on('websocket', (socket) => leavesPrefix(socket.url()) && beside.push(socket.url()))
    await use(page)
    expect(beside).toEqual([])
  },
})

const siteWith = (port: number) =>
  `<!doctype html><html lang="ru"><title>Конференция</title><link rel="icon" href="data:,">` +
  `<script async src="http://127.0.0.1:${port}/quiz/embed.js" data-campaign="intercom-ru"></script>`

const leavesPrefix = (url: string) => !/^[a-z]+:\/\/[^/]*\/(quiz(\/|$)|$)/.test(url) && !/^(data|blob):/.test(url)

for (const way of ['takenAway', 'left'] as const) {
  test.describe(way === 'left' ? 'where the proxy leaves the path there' : 'where the proxy takes the path away', () => {
    test.use({ baseURL: async ({ places }, use) => use(places[way]) })

    test('a whole game is played by telephone and by typing, and its result can be shown', async ({
      visitor,
      caller,
      number,
    }) => {
      // The desk's tests make campaigns, and with several `/` is a list of them.
      await visitor.comes(number, './c/intercom-ru')
      await caller.dials(number)
      for (const [index, { answer }] of quiz.rebuses.entries()) {
        await visitor.sees(`Ребус ${index + 1} из ${quiz.rebuses.length}`)
        const picture = visitor.chat.locator('#stage img').first()
        await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
        await visitor.types(answer)
      }
      await expect(visitor.chat.getByLabel('Промокод')).toBeVisible()
      const result = await visitor.page.locator('a[href*="/results/"]').first().getAttribute('href')
      await visitor.page.goto(new URL(result ?? '', visitor.page.url()).href)
      await visitor.page.locator('a.button').click()
      await expect(visitor.page.getByRole('button', { name: 'Поиграть с Павлом' })).toBeVisible()
    })

    test('an operator signs in, makes a campaign and plays its draft', async ({ page }) => {
      await comesToTheDesk(page, './operator/campaigns')
      await makesCampaign(page, `Под путём ${way}`)
      await page.goto('./operator/campaigns')
      await page.getByRole('link', { name: quiz.title }).first().click()
      await page.getByRole('link', { name: 'Ребусы и призы' }).click()
      const { says, chat } = await playsTheDraft(page)
      await says('подсказка')
      await expect(chat.locator('#stage img').first()).toBeVisible()
    })
  })
}

test('the tag on another site opens the chat below the path, and a whole game is played there', async ({
  page,
  browser,
  places,
}) => {
  await page.goto(places.site)
  await page.getByRole('button', { name: 'Поиграть с Павлом' }).click()
  const chat = page.locator('pavel-chat iframe').contentFrame()
  await chat.getByLabel('Ваш номер телефона').fill('8 916 555-44-33')
  await chat.getByRole('checkbox').check()
  await chat.getByRole('button', { name: 'Вот мой номер' }).click()
  const telephone = await browser.newPage({ baseURL: places.takenAway, locale: 'ru-RU' })
  await telephone.goto('./phone')
  await telephone.getByLabel('Номер, с которого звоните').fill('8 916 555-44-33')
  await telephone.getByRole('button', { name: 'Позвонить' }).click()
  const visitor = new Visitor(page, chat.locator('body'))
  for (const { answer } of quiz.rebuses) await visitor.types(answer)
  await expect(chat.getByLabel('Промокод')).toBeVisible()
  await telephone.close()
})
