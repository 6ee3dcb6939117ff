import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { Guest } from './guest.ts'
import { expect, test } from './test.ts'

/** Sites that make it hard for what is not theirs. On all of them the button is in its corner, and the chat opens. */
const hostile = [
  'plain',
  'strict',
  'nonce?nonce=site',
  'trusted-types',
  'isolated',
  'credentialless',
  'silent-referrer',
  'reset',
  'transform',
  'right-to-left',
  'tag-manager',
  'tag-as-text',
  'after-load',
]

/** The others look like the first. */
const lookDifferent = ['plain', 'reset', 'transform', 'right-to-left']

test('the button is in its corner and opens the chat, whatever a site forbids or styles', async ({ hosts: { sites }, guest }) => {
  for (const path of hostile) {
    await test.step(path, async () => {
      await guest.page.goto(`${sites.site.secure}/${path}`)
      await isInCorner(guest, { width: 1280, height: 720 })
      await guest.opensChat()
      await expect(guest.chat.getByLabel('Ваш номер телефона')).toBeVisible()
      if (lookDifferent.includes(path)) await expectNoViolations(guest.page)
      await guest.chat.getByRole('button', { name: 'Закрыть' }).click()
      await expect(guest.panel).toBeHidden()
      await expect(guest.button).toBeFocused()
      expect(guest.told).toEqual([])
    })
  }
})

test('a site that changes while the chat is open leaves it as it is', async ({ hosts: { sites }, guest }) => {
  const field = guest.chat.getByLabel('Ваш номер телефона')
  await guest.opens(`${sites.site.secure}/spa`)
  await field.fill('8 916')
  await guest.page.getByRole('button', { name: 'Дальше' }).click()
  await expect(guest.page.getByRole('heading', { name: 'Доклады' })).toBeVisible()
  await guest.page.getByRole('button', { name: 'Заменить страницу' }).click()
  await expect(guest.page.getByRole('heading', { name: 'Доклад', exact: true })).toBeVisible()
  await expect(field).toHaveValue('8 916')
  await guest.chat.getByRole('button', { name: 'Закрыть' }).click()
  await isInCorner(guest, { width: 1280, height: 720 })

  await guest.page.goto(`${sites.site.secure}/modal`)
  await expect(guest.button).toBeVisible()
  await guest.page.getByRole('button', { name: 'Билеты' }).click()
  await expectNoViolations(guest.page)
  await guest.page.getByRole('button', { name: 'Жаль' }).click()
  await guest.opensChat()
  expect(guest.told).toEqual([])
})

test('on a screen of 320 pixels the chat fills it, and the site behind it stands still', async ({ hosts: { sites }, guest }) => {
  const [width, height] = [320, 480]
  await guest.page.setViewportSize({ width, height })
  await guest.page.goto(`${sites.site.secure}/plain`)
  await isInCorner(guest, { width, height })
  expect(await guest.page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  await guest.opensChat()
  expect(await guest.page.locator('pavel-chat iframe').boundingBox()).toEqual({ x: 0, y: 0, width, height })
  await expect(guest.chat.getByRole('button', { name: 'Закрыть' })).toBeInViewport({ ratio: 1 })
  await expectNoViolations(guest.page)
  await guest.page.mouse.move(160, 240)
  await guest.page.mouse.wheel(0, 400)
  expect(await guest.page.evaluate(() => scrollY)).toBe(0)
})

test('the button lies below a cookie banner where the site wishes so', async ({ hosts: { sites }, guest }) => {
  await guest.page.goto(`${sites.site.secure}/cookie-banner?data-layer=10`)
  await expect(guest.button).toBeVisible()
  const covered = () =>
    guest.button.click({ trial: true, timeout: 300 }).then(
      () => false,
      () => true,
    )
  expect(await covered()).toBe(true)
  await guest.page.getByRole('button', { name: 'Хорошо' }).click()
  await guest.opensChat()
})

test('where the frame cannot be, the chat opens in a window of its own', async ({ hosts: { sites, browser }, guest }) => {
  const cases = [
    { url: `${sites.site.secure}/no-frames`, tells: /frame-src/ },
    { url: `${sites.stranger.secure}/plain`, tells: /sites of the campaign/ },
  ]
  for (const { url, tells } of cases) {
    await test.step(url, async () => {
      await guest.page.goto(url)
      const opening = browser.waitForEvent('page')
      await guest.button.click()
      const opened = await opening
      await expect(opened.getByLabel('Ваш номер телефона')).toBeVisible()
      await expect(guest.panel).toBeHidden()
      expect(guest.told.join('\n')).toMatch(tells)
      await opened.close()
    })
  }
})

test('in a sandbox that takes the address away the chat opens in a window of its own', async ({ hosts, guest }) => {
  const { sites, browser } = hosts
  await guest.page.goto(`${sites.site.secure}/sandbox`)
  const own = guest.page.frameLocator('iframe[title="Со своим адресом"]')
  await own.getByRole('button', { name: 'Поиграть с Павлом' }).click()
  await expect(own.frameLocator('pavel-chat iframe').getByLabel('Ваш номер телефона')).toBeVisible()
  const without = guest.page.frameLocator('iframe[title="Без адреса"]')
  const opening = browser.waitForEvent('page')
  await without.getByRole('button', { name: 'Поиграть с Павлом' }).click()
  const opened = await opening
  await expect(opened.getByLabel('Ваш номер телефона')).toBeVisible()
  await opened.close()
})

test('a server that is down or silent leaves no button and costs the site nothing', async ({ hosts: { sites }, guest }) => {
  await guest.page.goto(`${sites.site.secure}/plain?quiz=${sites.down}`)
  await expect(guest.page.getByRole('heading', { name: 'Конференция' })).toBeVisible()
  await expect(guest.page.locator('pavel-chat')).toHaveCount(0)
  expect(guest.told).toEqual([expect.stringContaining('ERR_CONNECTION_REFUSED')])
  const loaded = guest.page.goto(`${sites.site.plain}/after-load?quiz=${sites.silent}`, { timeout: 5_000 })
  await loaded
  await expect(guest.page.locator('pavel-chat')).toHaveCount(0)
})

test('a campaign that is over says so in its chat', async ({ hosts: { sites }, guest }) => {
  await guest.opens(`${sites.site.secure}/plain?data-campaign=over`)
  await guest.sees(/закончил|кончил/)
  await expect(guest.chat.getByLabel('Ваш номер телефона')).toHaveCount(0)
  await expectNoViolations(guest.page)
})

test('a developer is told about a tag that comes twice, or means no campaign', async ({ hosts: { sites }, guest }) => {
  const at = (page: string) => guest.page.goto(`${sites.site.secure}/${page}`)
  await at('twice?data-campaign=intercom-ru')
  await expect(guest.page.locator('pavel-chat')).toHaveCount(1)
  await expect.poll(() => guest.told).toEqual([expect.stringContaining('twice')])
  await at('plain?data-campaign=nobody')
  await expect.poll(() => guest.told).toEqual([expect.anything(), expect.stringContaining('“nobody”')])
  await expect(guest.page.locator('pavel-chat')).toHaveCount(0)
})

/** Covers nothing but itself, in the corner at the bottom on the right. */
async function isInCorner(guest: Guest, { width, height }: { width: number; height: number }) {
  await expect(guest.button).toBeVisible()
  const box = await guest.button.boundingBox()
  expect([box && Math.round(box.x + box.width), box && Math.round(box.y + box.height)]).toEqual([width - 16, height - 16])
}

async function expectNoViolations(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([])
}
