import { answerTo, quiz } from './quiz.ts'
import { expect, test } from './test.ts'

test('«Позвони мне» rings the telephone; the visitor plays by voice and by buttons, and hangs up in the browser', async ({
  visitor,
  caller,
  number,
}) => {
  await caller.keepsTelephoneOpen()
  await visitor.comes(number)
  await visitor.presses('Позвони мне')
  await caller.isCalled()
  await visitor.sees('Звоню вам. Снимайте трубку!')
  await caller.answers()
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
    await caller.hears('Пропускаем')
    await visitor.sees(`Ребус 3 из ${quiz.rebuses.length}`)
  })

  await test.step('a hang-up in the browser keeps the game waiting', async () => {
    await visitor.presses('Положить трубку')
    await caller.hears('Кладу трубку, как просили')
    await visitor.sees('Связь прервалась. Игра ждёт')
    await visitor.sees('Позвони ещё раз')
  })
})

test('the chat reports a declined call and offers another', async ({ visitor, caller, number }) => {
  await caller.keepsTelephoneOpen()
  await visitor.comes(number)
  await visitor.presses('Позвони мне')
  await caller.isCalled()
  await caller.declines()
  await visitor.sees('Звонок сбросили. Не обижаюсь: кровь у меня холодная.')
  await visitor.presses('Позвони ещё раз')
  await visitor.sees('Наберу через минуту')
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
