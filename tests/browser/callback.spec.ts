import { expectGood } from './good.ts'
import { answerTo, quiz } from './quiz.ts'
import { expect, test } from './test.ts'

test('«Позвони мне» rings the telephone; the visitor keys the digits of the page, plays by voice and by buttons, and hangs up in the browser', async ({
  visitor,
  caller,
  number,
}) => {
  await caller.keepsTelephoneOpen()
  await visitor.comes(number)
  await visitor.presses('Позвони мне')
  await caller.isCalled()
  await visitor.sees('Звоню вам. Снимайте трубку!')
  const digits = await visitor.remembers()
  await caller.answers()
  await caller.hears('меня попросили позвонить')
  await visitor.sees('Мы на линии. Назовите или наберите код для звонка')
  expect(await visitor.remembers()).toBe(digits)
  await caller.presses(digits)
  await caller.hears('вы просили позвонить')
  await visitor.sees(`Ребус 1 из ${quiz.rebuses.length}`)
  await caller.says(answerTo(1))
  await visitor.seesPoints(quiz.points[0])

  await test.step('buttons do the same as spoken commands', async () => {
    const hard = await visitor.currentPicture()
    await visitor.presses('Подсказка')
    await visitor.seesAnotherPictureThan(hard)
    await visitor.presses('Повтори')
    await caller.hears('Повторяю для млекопитающих')
    await visitor.presses('Пропустить')
    await caller.hears('Там сидит')
    await visitor.sees(`Ребус 3 из ${quiz.rebuses.length}`)
  })

  await test.step('a hang-up in the browser keeps the game waiting', async () => {
    await visitor.presses('Положить трубку')
    await caller.hears('Кладу трубку, как просили')
    await visitor.sees('Связь прервалась. Игра ждёт')
    await visitor.sees('Позвони ещё раз')
  })
})

test('the chat reports a declined call and offers another, whose digits are on the screen all the while', async ({
  visitor,
  caller,
  number,
}) => {
  await caller.keepsTelephoneOpen()
  await visitor.comes(number)
  await visitor.presses('Позвони мне')
  await caller.isCalled()
  await expectGood(visitor.page)
  await visitor.seesDigitsFirst()
  await caller.declines()
  await visitor.sees('Звонок сбросили. Не обижаюсь: кровь у меня холодная.')
  await expectGood(visitor.page)
  await visitor.presses('Позвони ещё раз')
  await visitor.sees('Наберу через минуту')
  await visitor.sees('Запомните: спрошу, как только снимете трубку')
  await expectGood(visitor.page)
  await visitor.seesDigitsFirst()
  await visitor.presses('Не надо звонить')
  await visitor.sees('Жду вашего звонка')
})

test('cancelling the callback in the chat stops the ringing', async ({ visitor, caller, number }) => {
  await caller.keepsTelephoneOpen()
  await visitor.comes(number)
  await visitor.presses('Позвони мне')
  await caller.isCalled()
  await visitor.presses('Не надо звонить')
  await expect(caller.page.getByText('Входящий звонок')).toBeHidden()
  await visitor.sees('Как скажете, не звоню')
})

test('who picks up and does not know the digits plays nothing: the page says so and keeps the attempt', async ({
  visitor,
  caller,
  number,
}) => {
  await caller.keepsTelephoneOpen()
  await visitor.comes(number)
  await visitor.presses('Позвони мне')
  await caller.isCalled()
  const digits = await visitor.remembers()
  await caller.answers()
  await visitor.sees('Мы на линии')
  await expectGood(visitor.page)
  await visitor.seesDigitsFirst()
  await caller.presses(digits === '0000' ? '1111' : '0000')
  await caller.hears('В чате другие цифры')
  await caller.hangsUp()
  await visitor.sees('Трубку сняли, но верных цифр из чата я не услышал. Попытка цела.')
  await visitor.sees('Позвони ещё раз')
})
