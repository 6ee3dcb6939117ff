import { answerTo, quiz } from './quiz.ts'
import { expect, test } from './test.ts'

test('a visitor can play with the keyboard alone', async ({ visitor, caller, number }) => {
  const { page } = visitor
  await page.goto('/')
  await visitor.tabsTo('Поиграть с Павлом')
  await page.keyboard.press('Enter')
  await visitor.tabsTo('Ваш номер телефона')
  await page.keyboard.type(number)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await visitor.tabsTo('Вот мой номер')
  await page.keyboard.press('Enter')
  await expect(visitor.digits).toHaveText(/^\d{4,8}$/)
  await caller.dials(number)
  await visitor.sees(`Ребус 1 из ${quiz.rebuses.length}`)
  await visitor.tabsTo('Ваш ответ')
  await page.keyboard.type(answerTo(1))
  await page.keyboard.press('Enter')
  await visitor.seesPoints(quiz.points[0])
  // the reply that empties the field may come after the push that brings the points
  await expect(page.getByLabel('Ваш ответ')).toHaveValue('')
  await page.keyboard.type(answerTo(2))
  await page.keyboard.press('Enter')
  await visitor.seesPoints(2 * quiz.points[0])
})
