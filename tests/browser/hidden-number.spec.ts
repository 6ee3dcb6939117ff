import { answerTo, quiz } from './quiz.ts'
import { playingForFun } from './screens.ts'
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
  expect(await visitor.remembers()).toBe(digits)
  await caller.isHungUpOn()
  await caller.isCalled()
  await caller.answers()
  await caller.presses(digits)
  await visitor.sees(`Ребус 1 из ${quiz.rebuses.length}`)
  await caller.says(answerTo(1))
  await visitor.seesPoints(quiz.points[0])
})

test('a caller who hides the number and must not be called plays for fun, and afterwards may play for the prize', async ({
  visitor,
  caller,
  number,
}) => {
  await playingForFun({ visitor, caller, number })
  await test.step('on a small telephone nothing covers the buttons', async () => {
    await visitor.page.setViewportSize({ width: 360, height: 640 })
    await visitor.seesButton('Подсказка')
    await visitor.seesButton('Положить трубку')
  })

  await visitor.typesAnswersTo(quiz.forFun)
  await visitor.sees('Игра была без приза, и попытка цела. За призом — звонок с открытого номера.')
  await expect(visitor.code).toHaveCount(0)
  await caller.isHungUpOn()

  await test.step('with the number shown, the game is for the prize', async () => {
    await caller.dials(number)
    await caller.hears('раз звоните сами, запрет снимаю')
    await visitor.sees(`Ребус 1 из ${quiz.rebuses.length}`)
    await visitor.seesPoints(0)
  })
})
