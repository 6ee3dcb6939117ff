import { comesToTheDesk, expect, playsTheDraft, test } from './desk.ts'
import { expectGood } from './good.ts'
import { answerTo, quiz } from './quiz.ts'

const [first] = quiz.points

test('an operator plays two rebuses of a draft by voice in one window, and begins again', async ({ page }) => {
  await comesToTheDesk(page, '/operator/campaigns')
  await page.getByRole('link', { name: quiz.title }).first().click()
  await page.getByRole('link', { name: 'Ребусы и призы' }).click()
  const { chat, telephone, says } = await playsTheDraft(page)
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
