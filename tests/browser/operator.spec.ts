import { startProcess } from '../cast/process.ts'
import { expectGood } from './good.ts'
import { answerTo, quiz } from './quiz.ts'
import { expect, test } from './test.ts'

const operator = { username: 'operator', password: 'open, sesame street' }
const [worth] = quiz.points

// a server of its own: the shared one has no operator
test.use({
  server: [
    async ({}, use) => {
      const server = await startProcess({ OPERATOR_PASSWORD: operator.password })
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],
})

test('an operator erases a player after confirming: the page starts over and the call ends with a goodbye', async ({
  visitor,
  caller,
  number,
  browser,
  baseURL,
}) => {
  await visitor.comes(number)
  await caller.dials(number)
  await caller.says(answerTo(1))
  await visitor.seesPoints(worth)
  const context = await browser.newContext({ baseURL, httpCredentials: operator, locale: 'ru-RU' })
  const page = await context.newPage()
  await page.goto('/operator')
  const forget = page.getByRole('region', { name: 'Забыть человека' })
  await forget.getByLabel('Номер телефона').fill(number)

  const asked = page.waitForEvent('dialog')
  const pressed = forget.getByRole('button', { name: 'Стереть' }).click()
  const dialog = await asked
  expect(dialog.message()).toContain('Вернуть не получится')
  await dialog.accept()
  await pressed

  await expect(page.locator('#forget-said')).toContainText('стёрто. Игр: 1, звонков: 1, браузеров: 1.')
  await expect(visitor.chat.getByText('Я всё забыл')).toBeVisible()
  await expect(visitor.chat.getByRole('log')).toHaveCount(0)
  await expect(visitor.page.locator('.chat-offline')).toBeHidden()
  await expect(visitor.page.locator('#trouble')).toBeHidden()
  await caller.hears('Меня попросили забыть ваш номер')
  await visitor.givesNumber(number)
  await expect(visitor.chat.getByText('Одна попытка в одни руки')).toBeVisible()
  await context.close()
})

test('an operator gives the attempt of an unusual game back: the page tells the player, and says what was done where it is seen', async ({
  visitor,
  caller,
  number,
  browser,
  baseURL,
}) => {
  await visitor.comes(number)
  await caller.dials(number)
  await visitor.finishes()
  const context = await browser.newContext({ baseURL, httpCredentials: operator, locale: 'ru-RU' })
  const page = await context.newPage()
  await page.goto('/operator')
  const unusual = page.getByRole('region', { name: 'Необычные игры' })
  await expect(unusual.getByText('быстрее человека', { exact: true })).toBeVisible()
  await expectGood(page)

  page.on('dialog', (dialog) => void dialog.accept())
  await unusual.getByRole('button', { name: 'Вернуть попытку' }).click()
  await expect(page.getByText('попытка возвращена')).toBeInViewport()
  await expect(unusual.getByRole('button', { name: 'Вернуть попытку' })).toHaveCount(0)
  await visitor.sees('Организаторы вернули попытку')
  await context.close()
})

test('an organiser types a rebus as a line: it is drawn beside the field, and what is wrong with it is marked in place', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL, httpCredentials: operator, locale: 'ru-RU' })
  const page = await context.newPage()
  await page.goto('/operator/notation')
  const attempt = page.getByRole('region', { name: 'Попробовать' })
  const line = attempt.getByLabel('Строка')
  await attempt.getByLabel('Ответ').fill('пароль')
  await line.fill('паровоз,,,:locomotive + ,,соль:slat')
  await expect(attempt.locator('mark')).toHaveText('slat')
  await expect(attempt.getByText('Такого значка нет')).toContainText('salt')
  await expectGood(page)

  await line.fill('паровоз,,,:locomotive + ,соль:salt')
  await expect(attempt.getByText('5-я буква «О» лишняя')).toBeVisible()
  await expectGood(page)

  await line.fill('паровоз,,,:locomotive + ,,соль:salt')
  await expect(attempt.getByText('Сходится с ответом')).toBeVisible()
  const solved = attempt.getByRole('img', { name: 'разобранный' })
  await expect.poll(() => solved.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  await expect(line).toBeFocused()

  await page.getByLabel('Что нарисовано').fill('паровоз')
  await expect(page.getByRole('listitem').filter({ hasText: 'locomotive' })).toBeVisible()
  await expectGood(page)
  await context.close()
})
