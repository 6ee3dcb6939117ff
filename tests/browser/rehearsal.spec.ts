import { startProcess } from '../cast/process.ts'
import { expectGood } from './good.ts'
import { answerTo, quiz } from './quiz.ts'
import { expect, test } from './test.ts'

const operatorPassword = 'open, sesame street'
const [first] = quiz.points

// a server of its own: the shared one has no operator, and has the telephone at /phone
test.use({
  server: [
    async ({}, use) => {
      const server = await startProcess({ OPERATOR_PASSWORD: operatorPassword, PHONE_SIMULATOR: 'off' })
      await use(server)
      await server.close()
    },
    { scope: 'worker' },
  ],
})

test('an operator plays two rebuses of a draft by voice in one window, and begins again', async ({ page }) => {
  await page.goto('/operator/campaigns')
  await page.getByLabel('Как вас зовут').fill('Анна')
  await page.getByLabel('Пароль').fill(operatorPassword)
  await page.getByRole('button', { name: 'Войти' }).click()
  await page.getByRole('link', { name: quiz.title }).first().click()
  await page.getByRole('link', { name: 'Ребусы и призы' }).click()
  await page.getByRole('button', { name: 'Сыграть черновик' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Пробная игра')
  const chat = page.frameLocator('iframe[title=Чат]')
  const telephone = page.frameLocator('iframe[title=Телефон]')

  const says = async (text: string) => {
    await expect(async () => {
      const skip = telephone.getByRole('button', { name: 'Промотать речь' })
      if (await skip.isVisible()) await skip.click({ timeout: 300 })
      await expect(telephone.getByText('Павел слушает')).toBeVisible({ timeout: 300 })
    }).toPass({ timeout: 20_000, intervals: [20] })
    await telephone.getByLabel('Что сказать').fill(text)
    await telephone.getByRole('button', { name: 'Сказать', exact: true }).click()
  }

  await chat.getByRole('checkbox').check()
  await chat.getByRole('button', { name: 'Вот мой номер' }).click()
  await telephone.getByLabel('Без звука').check()
  await telephone.getByRole('button', { name: 'Позвонить' }).click()
  await says(answerTo(1))
  await expect(chat.getByRole('status', { name: 'Очки' })).toContainText(String(first))
  await says(answerTo(2))
  await expect(chat.getByRole('status', { name: 'Очки' })).toContainText(String(2 * first))
  await expectGood(page)

  await page.setViewportSize({ width: 360, height: 640 })
  await expect(chat.getByLabel('Ваш ответ')).toBeVisible()
  await page.getByRole('radio', { name: 'Телефон' }).check()
  await expect(telephone.getByRole('button', { name: 'Положить трубку' })).toBeVisible()
  await expectGood(page)

  await page.getByRole('button', { name: 'Сыграть сначала' }).click()
  await expect(chat.getByRole('button', { name: 'Вот мой номер' })).toBeVisible()
})
