import { comesToTheDesk, expect, makesCampaign, test } from './desk.ts'
import { expectGood } from './good.ts'

test('an organiser copies the code for a site by the keyboard; where the browser refuses, the code is selected', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL, locale: 'ru-RU', permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  await comesToTheDesk(page, '/operator/campaigns')
  await makesCampaign(page, 'Код для сайта')
  await page.getByRole('link', { name: 'Вид и сайты' }).click()
  const panel = page.getByRole('region', { name: 'Чат на вашем сайте' })
  const code = panel.getByLabel('Код для сайта', { exact: true })
  await code.focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(panel.getByText('Скопировано')).toBeVisible()
  const tag = `<script async src="${baseURL}/embed.js" data-campaign="kod-dlya-sayta"></script>`
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(tag)

  await context.clearPermissions()
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
  await panel.getByText('Если на сайте строгая политика безопасности').click()
  await panel.getByRole('button', { name: 'Скопировать: Что добавить в политику' }).press('Enter')
  await expect(panel.getByText('Код выделен')).toBeVisible()
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(`script-src ${baseURL}\nframe-src ${baseURL}`)

  await panel.locator('details').evaluateAll((all) => all.forEach((more) => more.setAttribute('open', '')))
  await expectGood(page)
  await context.close()
})
