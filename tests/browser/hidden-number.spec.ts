import { expectGood } from './good.ts'
import { answerTo, quiz } from './quiz.ts'
import { expect, test } from './test.ts'

test('a caller who hides the number is called back, keys the same four digits and plays for the prize', async ({
  visitor,
  caller,
  number,
}) => {
  await visitor.comes(number)
  const digits = (await visitor.digits.textContent()) ?? ''
  await caller.dials(null)
  await caller.hears('Не вижу, из какого вы браузера')
  await caller.presses(digits)
  await caller.hears('перезвоню сам')
  await visitor.sees('Скоро позвоню')
  await visitor.sees('Запомните: спрошу, как только снимете трубку')
  // A page's code grows with the number of open pages; our own call asks for its first four digits.
  const firstFour = digits.slice(0, 4)
  expect(await visitor.remembers()).toBe(firstFour)
  await caller.isHungUpOn()
  await caller.isCalled()
  await caller.answers()
  await caller.presses(firstFour)
  await visitor.sees(`Ребус 1 из ${quiz.rebuses.length}`)
  await caller.says(answerTo(1))
  await visitor.seesPoints(quiz.points[0])
})

test('a caller who hides the number and must not be called plays for fun, and afterwards may play for the prize', async ({
  visitor,
  caller,
  number,
}) => {
  await test.step('the number forbids calls', async () => {
    await caller.dials(number)
    await caller.hears('Не вижу, из какого вы браузера')
    await caller.presses('9#')
    await caller.hears('на этот номер больше не позвоню')
    await caller.isHungUpOn()
  })

  await visitor.comes(number)
  await caller.dials(null)
  await caller.hears('Не вижу, из какого вы браузера')
  await caller.presses((await visitor.digits.textContent()) ?? '')
  await caller.hears('приза не будет')
  await visitor.sees('Играем без приза: номер скрыт. Ваша попытка цела.')
  await expectGood(visitor.page)

  await test.step('on a small telephone nothing covers the buttons', async () => {
    await visitor.page.setViewportSize({ width: 360, height: 640 })
    await visitor.seesButton('Подсказка')
    await visitor.seesButton('Положить трубку')
  })

  await visitor.typesAnswersTo(quiz.forFun)
  await visitor.sees('Игра была без приза, попытка цела. За призом позвоните с открытого номера.')
  await expect(visitor.code).toHaveCount(0)
  await expectGood(visitor.page)
  await caller.isHungUpOn()

  await test.step('with the number shown, the game is for the prize', async () => {
    await caller.dials(number)
    await caller.hears('раз звоните сами, запрет снимаю')
    await visitor.sees(`Ребус 1 из ${quiz.rebuses.length}`)
    await visitor.seesPoints(0)
  })
})
