import type { Browser } from '@playwright/test'
import { readFile, truncate, writeFile } from 'node:fs/promises'
import { comesToTheDesk, expect, makesCampaign, observerPassword, test } from './desk.ts'
import { expectGood } from './good.ts'

async function comesToTheCampaigns(browser: Browser, baseURL: string | undefined, options = {}) {
  const context = await browser.newContext({ baseURL, locale: 'ru-RU', ...options })
  const page = await context.newPage()
  await comesToTheDesk(page, '/operator/campaigns')
  return { context, page }
}

test('a campaign is saved to a file, and a file makes a campaign; one that is faulty says where', async ({
  browser,
  baseURL,
}) => {
  const { context, page } = await comesToTheCampaigns(browser, baseURL)
  await page.locator('.campaigns a').first().click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Сохранить в файл' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('Ребусы Павла.pavel.json')
  const text = await readFile(await download.path(), 'utf8')
  const loads = async (written: string) => {
    await page.goto('/operator/campaigns')
    const form = page.getByRole('region', { name: 'Кампания из файла' })
    await form.getByLabel('Файл кампании').setInputFiles({
      name: 'autumn.pavel.json',
      mimeType: 'application/json',
      buffer: Buffer.from(written),
    })
    await form.getByRole('button', { name: 'Загрузить из файла' }).click()
  }
  await loads(text.replace('Europe/Moscow', 'Mars/Phobos'))
  await expect(page.getByRole('alert')).toContainText('Такого часового пояса нет')
  await expectGood(page)
  await loads(text)
  await expect(page.getByRole('status').filter({ hasText: 'Кампания загружена из файла.' })).toBeVisible()
  await context.close()
})

test('a template is chosen by keys, and its sheet shows all of its pictures', async ({ browser, baseURL }) => {
  const { context, page } = await comesToTheCampaigns(browser, baseURL)
  await page.getByRole('radio', { name: 'Ребусы Павла' }).focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: 'Самая короткая викторина' })).toBeChecked()
  await page.getByRole('link', { name: 'Посмотреть все картинки: Самая короткая викторина' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Самая короткая викторина')
  await expectGood(page)
  await page.getByRole('link', { name: 'К кампаниям' }).click()
  await expect(page.getByRole('region', { name: 'Новая кампания' })).toBeVisible()
  await context.close()
})

test('somebody who is no programmer makes a campaign, sets it, and its page is there', async ({ browser, baseURL }) => {
  const { context, page } = await comesToTheCampaigns(browser, baseURL)
  await page.getByRole('region', { name: 'Новая кампания' }).getByLabel('Название').fill('Алло, зима')
  await expect(page.getByText('Без него будет /c/allo-zima')).toBeVisible()
  await expectGood(page)
  await makesCampaign(page, 'Алло, зима')
  await expect(page.getByText('Сейчас игра открыта.')).toBeVisible()
  await expectGood(page)

  const pause = page.getByRole('region', { name: 'Пауза' })
  await pause.getByLabel('Игра на паузе').check()
  await pause.getByRole('button', { name: 'Сохранить' }).click()
  await expect(pause.getByRole('status')).toHaveText('Сохранено.')
  await expect(page.getByText('Сейчас игра на паузе')).toBeVisible()
  await pause.getByLabel('Игра на паузе').uncheck()
  await pause.getByRole('button', { name: 'Сохранить' }).click()
  await expect(page.getByText('Сейчас игра открыта.')).toBeVisible()

  await page.getByRole('link', { name: 'Страница игры' }).click()
  await expect(page).toHaveURL(/\/c\/allo-zima$/)
  await context.close()
})

test('colours are judged and shown while they are typed or picked, and the button of the proposal saves it', async ({
  browser,
  baseURL,
}) => {
  const { context, page } = await comesToTheCampaigns(browser, baseURL)
  await makesCampaign(page, 'Цвета')
  await page.getByRole('link', { name: 'Вид и сайты' }).click()
  const look = page.getByRole('region', { name: 'Цвета' })
  await look.getByLabel('Главный цвет', { exact: true }).fill('#1d6b35')
  await look.getByLabel('Выбрать фон').fill('#808080')
  await expect(look.getByLabel('Фон', { exact: true })).toHaveValue('#808080')
  await expect(look.getByText('На таком фоне ничего не прочесть')).toBeVisible()
  await look.getByRole('button', { name: 'Сохранить', exact: true }).click()
  await expect(look.getByText('Исправьте то, что отмечено')).toBeVisible()
  await expectGood(page)
  await look.getByRole('button', { name: 'Сохранить с фоном' }).click()
  await expect(look.getByText('Сохранено.')).toBeVisible()
  await expect(look.getByRole('img')).toHaveCount(2)
  await expect(look.getByLabel('Выбрать фон')).toBeVisible()
  await context.close()
})

test('a picture of 50 MB is refused in a sentence while what was typed stays, and an observer finds nothing to press', async ({
  browser,
  baseURL,
}) => {
  const { context, page } = await comesToTheCampaigns(browser, baseURL)
  await makesCampaign(page, 'Большая картинка')
  await page.goto(`${page.url()}/quiz`)
  await page.locator('.quiz-item h3 a').first().click()
  const easiest = page.getByRole('group', { name: 'Самая простая картинка' })
  await page.getByLabel('Почему так').fill('Так вышло.')
  await easiest.getByLabel('файлом').check()
  await easiest.getByLabel('Файл картинки').setInputFiles(await largeFile())
  await page.getByRole('button', { name: 'Сохранить в черновик' }).click()
  await expect(page.getByText('картинка может весить до 20 МБ. Ничего не сохранено.')).toBeInViewport()
  await expect(page.getByLabel('Почему так')).toHaveValue('Так вышло.')
  await expectGood(page)

  const observing = await browser.newContext({ baseURL, locale: 'ru-RU' })
  const observer = await observing.newPage()
  await comesToTheDesk(observer, page.url(), { password: observerPassword, name: 'Вера' })
  await expect(observer.getByText('менять ничего нельзя')).toBeVisible()
  await expect(observer.getByLabel('Почему так')).toBeDisabled()
  await expectGood(observer)
  await observing.close()
  await context.close()
})

test('without scripts, with the keyboard alone, the settings are saved, and faults stand beside what was typed', async ({
  browser,
  baseURL,
}) => {
  const { context, page } = await comesToTheCampaigns(browser, baseURL, { javaScriptEnabled: false })
  await makesCampaign(page, 'Без скриптов')
  const basics = page.getByRole('region', { name: 'Основное' })
  await basics.getByLabel('Где купить билет').fill('http://example.com')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Нужен адрес, который начинается с https://')).toBeVisible()
  await expect(basics.getByLabel('Где купить билет')).toHaveValue('http://example.com')
  await basics.getByLabel('Где купить билет').fill('https://example.com')
  await page.keyboard.press('Enter')
  await expect(basics.getByRole('status')).toHaveText('Сохранено.')
  await context.close()
})

/** Returns the path of a file of 50 MB. Playwright would send the bytes of one to the browser for half a minute. */
async function largeFile(): Promise<string> {
  const path = test.info().outputPath('large.png')
  await writeFile(path, '')
  await truncate(path, 50_000_000)
  return path
}
