import type { Page } from '@playwright/test'
import { quiz } from './quiz.ts'
import { expect, test } from './test.ts'

/** What a site does of its own: commands before the script has come, and a list of what it heard. */
const listens = () => {
  const told: string[] = []
  const queue = (...command: unknown[]) => void (queue.q ||= []).push(command)
  queue.q = undefined as unknown[] | undefined
  Object.assign(window, { told, Pavel: queue })
  for (const name of ['ready', 'opened', 'closed', 'number', 'playing', 'won']) {
    addEventListener(`pavel:${name}`, (event) => told.push(`${name} ${(event as CustomEvent).detail}`))
  }
  queue('on', 'opened', () => told.push('heard by on'))
}

const told = (page: Page) => page.evaluate(() => (window as unknown as { told: string[] }).told)
const commands = (page: Page, ...command: string[]) =>
  page.evaluate((words) => (window as unknown as { Pavel(...words: string[]): void }).Pavel(...words), command)
const button = (page: Page) => page.getByRole('button', { name: 'Поиграть с Павлом' })
const panel = (page: Page) => page.getByRole('dialog', { name: 'Павел' })
const frame = (page: Page) => page.locator('pavel-chat iframe')
const chat = (page: Page) => frame(page).contentFrame()
const number = (page: Page) => chat(page).getByLabel('Ваш номер телефона')

test('closed, the button covers itself alone, and nothing is loaded, stored or moved before it is pressed', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.setViewportSize({ width: 360, height: 640 })
  await page.goto('/demo')
  const { width, height } = (await button(page).boundingBox()) ?? { width: 0, height: 0 }
  expect([width, height]).toEqual([64, 64])
  await expect(page.locator('pavel-chat .awake')).toBeVisible()
  expect(asked.filter((path) => !path.startsWith('/static/'))).toEqual(['/demo', '/embed.js'])
  await expect(frame(page)).toHaveCount(0)
  expect(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual(['', 0, 0])
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
  const shifts = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().length)).observe({ type: 'layout-shift', buffered: true })
        setTimeout(resolve, 200, 0)
      }),
  )
  expect(shifts).toBe(0)
})

test('with keys alone: the button opens the chat, which gets the focus, and Escape gives it back', async ({ page }) => {
  await page.goto('/demo')
  await expect(button(page)).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(button(page)).toBeFocused()
  await expect(button(page)).toHaveAttribute('aria-expanded', 'false')
  await page.keyboard.press('Enter')
  await expect(number(page)).toBeVisible()
  await expect(frame(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(panel(page)).toBeHidden()
  await expect(button(page)).toBeFocused()
  await page.keyboard.press('Space')
  await expect(frame(page)).toBeFocused()
  await chat(page).getByRole('button', { name: 'Закрыть чат' }).click()
  await expect(button(page)).toBeFocused()
})

test('on a narrow screen the chat fills it, the page behind keeps still, and is left as it was', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 640 })
  await page.goto('/demo')
  await page.evaluate(() => scrollTo(0, 300))
  await button(page).click()
  await expect(number(page)).toBeVisible()
  expect(await panel(page).boundingBox()).toEqual({ x: 0, y: 0, width: 360, height: 640 })
  await page.mouse.wheel(0, 400)
  expect(await page.evaluate(() => [scrollY, document.body.inert])).toEqual([300, true])
  await page.setViewportSize({ width: 1280, height: 800 })
  await expect.poll(async () => (await panel(page).boundingBox())?.width).toBe(416)
  expect(await page.evaluate(() => document.body.inert)).toBe(false)
  await page.setViewportSize({ width: 360, height: 640 })
  await expect.poll(async () => (await panel(page).boundingBox())?.width).toBe(360)
  await chat(page).getByRole('button', { name: 'Закрыть чат' }).click()
  await expect(panel(page)).toBeHidden()
  expect(await page.evaluate(() => [document.body.inert, document.documentElement.style.cssText])).toEqual([false, ''])
})

test('a site may give commands before the script has come, and hears what happens, but no number and no code', async ({
  page,
  visitor,
  caller,
  number: phone,
}) => {
  await page.addInitScript(listens)
  await page.goto('/demo')
  await expect(button(page)).toBeVisible()
  await commands(page, 'open')
  await number(page).fill(phone)
  await chat(page).getByRole('checkbox').check()
  await chat(page).getByRole('button', { name: 'Вот мой номер' }).click()
  await expect.poll(() => told(page)).toEqual(['ready null', 'opened null', 'heard by on', 'number null'])
  await caller.dials(phone)
  await expect.poll(async () => (await panel(page).boundingBox())?.width).toBe(960)
  for (const [index, { answer }] of quiz.rebuses.entries()) {
    await expect(
      chat(page)
        .getByText(`Ребус ${index + 1} из ${quiz.rebuses.length}`)
        .first(),
    ).toBeVisible()
    await chat(page).getByLabel('Ваш ответ').fill(answer)
    await chat(page).getByLabel('Ваш ответ').press('Enter')
    // The reply empties the field, or removes it at the end of the game.
    await expect(chat(page).locator('#answer:not(:placeholder-shown)')).toHaveCount(0)
  }
  await expect(chat(page).getByLabel('Промокод')).toBeVisible()
  await commands(page, 'toggle')
  await expect(panel(page)).toBeHidden()
  expect((await told(page)).slice(4)).toEqual(['playing null', 'won null', 'closed null'])
  await page.reload()
  await commands(page, 'open')
  await expect(chat(page).getByLabel('Промокод')).toBeVisible()
  expect(await told(page)).toEqual(['ready null', 'opened null', 'heard by on'])
  await expect(visitor.page.locator('pavel-chat')).toHaveCount(1)

  await page.reload()
  await expect(panel(page)).toBeVisible()
  await expect(chat(page).getByLabel('Промокод')).toBeVisible()
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true)
})

test('one Pavel a page: a second tag is refused, a removed one leaves nothing and may come back, an unknown one stays away', async ({
  page,
}) => {
  const said: string[] = []
  page.on('console', (message) => message.text().startsWith('Pavel: ') && said.push(`${message.type()} ${message.text()}`))
  const inserts = (campaign?: string) =>
    page.evaluate((campaign) => {
      const tag = Object.assign(document.createElement('script'), { src: '/embed.js' })
      if (campaign !== undefined) tag.dataset.campaign = campaign
      document.head.append(tag)
      return new Promise((resolve) => (tag.onload = resolve))
    }, campaign)
  await page.goto('/demo')
  await button(page).click()
  await expect(number(page)).toBeVisible()
  await inserts('another')
  expect(said.splice(0)).toEqual([expect.stringMatching(/^warning .*twice/)])
  await commands(page, 'dance')
  expect(said.splice(0)).toEqual([expect.stringMatching(/^warning .*“dance”/)])
  await expect(page.locator('pavel-chat')).toHaveCount(1)
  await commands(page, 'destroy')
  await expect(page.locator('pavel-chat')).toHaveCount(0)
  await inserts('another')
  expect(said.splice(0)).toEqual([expect.stringMatching(/^error .*“another”/)])
  await commands(page, 'open')
  await inserts()
  await expect(number(page)).toBeVisible()
  expect(said).toEqual([])
})

test('what the visitors of a site have written there is not taken for Pavel, whatever its id', async ({ page }) => {
  await page.route('**/demo', async (route) => {
    const response = await route.fetch()
    const written = '<form id="Pavel"><input name="campaign"><input name="q"></form><img name="currentScript">'
    await route.fulfill({ response, body: (await response.text()).replace('<head>', `<head>${written}`) })
  })
  await page.goto('/demo')
  await button(page).click()
  await expect(number(page)).toBeVisible()
  await commands(page, 'close')
  await expect(panel(page)).toBeHidden()
})
