import type { BrowserContext, Page } from '@playwright/test'
import { startProcess } from '../cast/process.ts'
import { expectGood } from './good.ts'
import { answerTo, quiz } from './quiz.ts'
import { expect, test } from './test.ts'

const operatorPassword = 'open, sesame street'
const observerPassword = 'look, sesame street'
const [worth] = quiz.points

type Browsers = { newContext(options: object): Promise<BrowserContext> }

/** Opens the operator's page in a browser of its own and signs in. */
async function comesToWork(browser: Browsers, baseURL: string | undefined, options: { password?: string; name?: string } = {}) {
  const context = await browser.newContext({ baseURL, locale: 'ru-RU' })
  const page = await context.newPage()
  await page.goto('/operator')
  await signsIn(page, options)
  await expect(page.getByRole('heading', { level: 1, name: 'Сейчас' })).toBeVisible()
  return { context, page }
}

async function signsIn(page: Page, { password = operatorPassword, name = 'Анна' } = {}) {
  await page.getByLabel('Как вас зовут').fill(name)
  await page.getByLabel('Пароль').fill(password)
  await page.getByRole('button', { name: 'Войти' }).click()
}

// a server of its own: the shared one has no operator
test.use({
  server: [
    async ({}, use) => {
      const server = await startProcess({ OPERATOR_PASSWORD: operatorPassword, OBSERVER_PASSWORD: observerPassword })
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
  const { context, page } = await comesToWork(browser, baseURL)
  await page.getByRole('link', { name: 'Люди' }).click()
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
  const { context, page } = await comesToWork(browser, baseURL)
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

test('an operator takes over a call: Pavel says a sentence, the answer is accepted, and ending the call asks first', async ({
  visitor,
  caller,
  number,
  browser,
  baseURL,
}) => {
  await visitor.comes(number)
  await caller.dials(number)
  await caller.says('пингвин')
  await visitor.sees('Попытка 2 из 3')
  const { context, page } = await comesToWork(browser, baseURL)
  const call = page.getByRole('region', { name: 'Сейчас на линии' }).getByRole('listitem').first()
  await expect(call.getByText('Ребус 1 из 5, попытка 2')).toBeVisible()
  await expect.poll(() => call.getByRole('img').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  await expectGood(page)

  await call.getByRole('link', { name: /Вмешаться/ }).click()
  await page.getByLabel('Что скажет Павел').fill('Смотрите внимательнее: слово совсем короткое.')
  await page.getByRole('button', { name: 'Сказать' }).click()
  await expect(page.getByText('Павел это говорит.')).toBeVisible()
  await visitor.sees('Смотрите внимательнее: слово совсем короткое.')
  await page.getByRole('button', { name: /Засчитать/ }).click()
  await expect(page.getByText('Ответ засчитан.')).toBeVisible()
  await visitor.sees('Организаторы засчитали ответ.')
  await expectGood(page)

  const asked = page.waitForEvent('dialog')
  const pressed = page.getByRole('button', { name: /Завершить звонок/ }).click()
  const dialog = await asked
  expect(dialog.message()).toContain('Завершить звонок?')
  await dialog.dismiss()
  await pressed
  await visitor.sees('Ребус 2 из 5')
  page.on('dialog', (again) => void again.accept())
  await page.getByRole('button', { name: /Завершить звонок/ }).click()
  await caller.hears('начальство срочно зовёт')
  await expect(page.getByText('Звонок окончен.')).toBeVisible()
  await expect(page.getByLabel('Что скажет Павел')).toHaveCount(0)
  await expectGood(page)
  await context.close()
})

test('from «Сейчас» an operator comes to what is not ready, and from there to the field that mends it, in sight with its label', async ({
  browser,
  baseURL,
}) => {
  const { context, page } = await comesToWork(browser, baseURL)
  const label = page.locator('label[for=rules-organiser]')
  const isInSight = (element: Element) => {
    const { left, top } = element.getBoundingClientRect()
    return element.contains(document.elementFromPoint(left + 2, top + 2))
  }
  for (const viewport of [
    { width: 1280, height: 800 },
    { width: 360, height: 740 },
  ]) {
    await page.goto('/operator')
    const wrong = page.getByRole('region', { name: 'Что не так' })
    await wrong.getByRole('link', { name: 'Готовность к открытию' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Готовность к открытию' })).toBeVisible()
    await expectGood(page)
    await page.setViewportSize(viewport)
    await page.getByRole('link', { name: /К правилам кампании/ }).click()
    await expect(page).toHaveURL(/#rules-organiser$/)
    await expect.poll(() => label.evaluate(isInSight)).toBe(true)
  }
  await context.close()
})

test('an organiser types a rebus as a line: it is drawn beside the field, and what is wrong with it is marked in place', async ({
  browser,
  baseURL,
}) => {
  const { context, page } = await comesToWork(browser, baseURL)
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

test('the sign-in form is good, works without scripts, names a wrong password, and leads to where one wanted to go', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL, locale: 'ru-RU', javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/operator/log')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Вход на пульт')
  await signsIn(page, { password: 'a wrong one' })
  await expect(page.getByRole('status')).toHaveText('Пароль не подошёл. Проверьте раскладку и Caps Lock.')
  await expect(page.getByLabel('Как вас зовут')).toHaveValue('Анна')
  await expect(page.getByLabel('Пароль')).toBeFocused()
  await signsIn(page)
  await expect(page).toHaveURL(/\/operator\/log$/)
  await expect(page.getByRole('rowheader', { name: 'Анна' }).first()).toBeVisible()
  await page.getByRole('button', { name: 'Выйти', exact: true }).click()
  await expect(page.getByRole('status')).toHaveText('Вы вышли. До встречи!')
  await page.goto('/operator')
  await expect(page.getByRole('status')).toHaveText('Сеанс закончился. Войдите ещё раз.')
  await context.close()
})

test('the pages of the staff are good: the form, the log, and what an observer may not', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, locale: 'ru-RU' })
  const page = await context.newPage()
  await page.goto('/operator')
  await expectGood(page)
  await signsIn(page, { password: 'a wrong one', name: 'Константин Константинопольский-Заозёрный' })
  await expectGood(page)
  await signsIn(page, { name: 'Константин Константинопольский-Заозёрный' })
  await expect(page.getByRole('heading', { level: 1, name: 'Сейчас' })).toBeVisible()
  await expectGood(page)
  await page.getByRole('link', { name: 'Журнал' }).click()
  await expect(page.getByRole('heading', { name: 'Кто что делал' })).toBeVisible()
  await expectGood(page)
  await context.close()
})

test('an observer sees the board without anything that changes it, and a page where the role may not', async ({
  browser,
  baseURL,
}) => {
  const { context, page } = await comesToWork(browser, baseURL, { password: observerPassword, name: 'Борис' })
  await expect(page.getByRole('region', { name: 'Проверка первого звонка' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Забыть человека' })).toHaveCount(0)
  await page.evaluate(() => {
    const form = document.createElement('form')
    form.method = 'post'
    form.action = '/operator/checks'
    document.body.append(form)
    form.submit()
  })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Здесь можно только смотреть')
  await expectGood(page)
  await context.close()
})

test('an open board whose session is ended from elsewhere becomes the sign-in form, and leads back', async ({
  browser,
  baseURL,
}) => {
  const one = await comesToWork(browser, baseURL, { name: 'Вера' })
  const other = await comesToWork(browser, baseURL, { name: 'Глеб' })
  await other.page.getByRole('link', { name: 'Журнал' }).click()
  await other.page.getByRole('button', { name: 'Завершить сеанс: Вера' }).click()
  await expect(one.page.getByRole('status')).toHaveText('Сеанс закончился. Войдите ещё раз.')
  await signsIn(one.page, { name: 'Вера' })
  await expect(one.page.getByRole('heading', { level: 1, name: 'Сейчас' })).toBeVisible()
  await expect(one.page).toHaveURL(/\/operator$/)
  await one.context.close()
  await other.context.close()
})

test('a link on another site leads whoever is signed in to the page, and nobody else past the form', async ({
  browser,
  baseURL,
}) => {
  const { context, page } = await comesToWork(browser, baseURL, { name: 'Дарья' })
  const elsewhere = (address: string) =>
    page.setContent(`<a href="${address}">go</a>`).then(() => page.getByRole('link', { name: 'go' }).click())
  await page.goto('data:text/html,elsewhere')
  await elsewhere(`${baseURL}/operator/log`)
  await expect(page.getByRole('heading', { name: 'Кто что делал' })).toBeVisible()
  await expect(page).toHaveURL(/\/operator\/log$/)
  await context.clearCookies()
  await page.goto('data:text/html,elsewhere')
  await elsewhere(`${baseURL}/operator/log`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Вход на пульт')
  await context.close()
})
