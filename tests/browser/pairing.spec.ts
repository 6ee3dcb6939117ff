import { answerTo, quiz } from './quiz.ts'
import { expect, test } from './test.ts'

test('a caller from another number pairs with the code that the chat shows', async ({ visitor, caller, number }) => {
  await visitor.comes(number)
  await caller.dials(number.replace('916', '926'))
  await caller.hears('Не вижу, из какого вы браузера')
  await caller.presses((await visitor.digits.textContent()) ?? '')
  await caller.hears('Здравствуйте, теплокровное')
  await visitor.sees(`Ребус 1 из ${quiz.rebuses.length}`)
})

test('of two browsers with one number, the one whose pairing code is spoken plays', async ({
  visitor,
  stranger,
  caller,
  number,
}) => {
  await visitor.comes(number)
  await stranger.comes(number)
  await caller.dials(number)
  await caller.hears('Не вижу, из какого вы браузера')
  await caller.says([...((await stranger.digits.textContent()) ?? '')].join(' '))
  await stranger.sees(`Ребус 1 из ${quiz.rebuses.length}`)
  await visitor.sees('С этого номера уже играют в другом окне')
  await expect(visitor.picture).toHaveCount(0)
  await caller.says(answerTo(1))
  await stranger.seesPoints(quiz.points[0])
})

test('on a small telephone, whoever forgot the consent sees all that Pavel objects to, and the button', async ({
  visitor,
  number,
}) => {
  await visitor.page.setViewportSize({ width: 360, height: 640 })
  await visitor.opens()
  await visitor.chat.getByLabel('Ваш номер телефона').fill(number)
  await visitor.presses('Вот мой номер')
  await expect(visitor.chat.getByText('Поставьте галочку')).toBeInViewport({ ratio: 1 })
  await visitor.seesButton('Вот мой номер')
})
