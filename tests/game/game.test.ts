import { expect, test } from 'bun:test'
import { readQuiz } from '../../server/campaigns/quiz-file.ts'
import '../cast/both-databases.ts'
import { opensTheEvening } from '../cast/evening.ts'
import { fixedQuizPath } from '../cast/fixed-quiz.ts'

const phone = '8 916 123-45-67'

test('the picture and the points follow the voice through a whole game, which ends with a prize code', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  for (const [index, rebus] of evening.quiz.rebuses.entries()) {
    await visitor.sees(`Ребус ${index + 1} из 5`)
    const before = visitor.picture
    await caller.says(rebus.answer)
    await visitor.hasPoints((index + 1) * 10)
    expect(visitor.picture).not.toBe(before)
  }
  await caller.hears('бесплатный билет')
  await visitor.isShown('finished')
  expect(visitor.code).toMatch(/^[A-Z2-9]{8}$/)
})

test('the English quiz is played in English', async () => {
  const evening = await opensTheEvening({ quizFile: await readQuiz(fixedQuizPath('intercom-en')) })
  const { visitor, caller } = await evening.plays(phone)
  await caller.says('penguin')
  // He has just said the word himself: at once it would be his echo.
  await caller.waits(2)
  await caller.says('hint')
  for (const [index, rebus] of evening.quiz.rebuses.entries()) {
    await caller.says(`um, I think it is ${rebus.answer}`)
    await visitor.hasPoints(3 + index * 10)
  }
  await visitor.isShown('finished')
  await visitor.sees('Promo code')
  expect(visitor.text).not.toMatch(/[а-яё]/i)
})

test('a wrong answer brings the next picture, and the third one reveals the answer', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  const pictures = new Set([visitor.picture])
  for (const attempt of [2, 3]) {
    await caller.says('пингвин')
    await visitor.sees(`Попытка ${attempt} из 3`)
    pictures.add(visitor.picture)
  }
  expect(pictures.size).toBe(3)
  await caller.says('пингвин')
  await caller.hears(`это ${evening.answerTo(1)}`)
  await visitor.sees('Ребус 2 из 5')
  await visitor.hasPoints(0)
})

test('the stage shows the solved rebus taken apart until the next answer', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says(evening.answerTo(1))
  await visitor.sees(`Ответ: ${evening.answerTo(1)}`)
  await caller.says('пингвин')
  await visitor.sees('Попытка 2 из 3')
  visitor.doesNotSee(`Ответ: ${evening.answerTo(1)}`)
})

test('a solved rebus leaves the stage after a while', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says(evening.answerTo(1))
  await visitor.sees(`Ответ: ${evening.answerTo(1)}`)
  evening.passes(1)
  await visitor.reloads()
  visitor.doesNotSee(`Ответ: ${evening.answerTo(1)}`)
})

test('a later attempt earns fewer points', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says('пингвин')
  await caller.says(evening.answerTo(1))
  await visitor.hasPoints(6)
  await caller.says('пингвин')
  await caller.says('мамонт')
  await caller.says(evening.answerTo(2))
  await visitor.hasPoints(9)
})

test('a hint spends the attempt and brings the easier picture; the last picture has no hint', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says('подсказка')
  await visitor.sees('Попытка 2 из 3')
  await caller.presses('2')
  await visitor.sees('Попытка 3 из 3')
  await caller.says('подскажи')
  await caller.hears('Проще уже некуда')
  await caller.says(evening.answerTo(1))
  await visitor.hasPoints(3)
})

test('«пропустить» and key 3 skip the rebus and reveal its answer', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says('пропустить')
  await caller.hears(`Это было: ${evening.answerTo(1)}`)
  await visitor.sees('Ребус 2 из 5')
  await caller.presses('3')
  await visitor.sees('Ребус 3 из 5')
  await visitor.hasPoints(0)
})

test('«повтори» and key 1 repeat the question and cost nothing', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says('повтори')
  await caller.hears('Повторяю')
  await caller.presses('1')
  await caller.hears('Повторяю')
  await visitor.sees('Попытка 1 из 3')
})

test('any number of meaningless keys gets an explanation and costs nothing', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  for (const key of '7894') {
    await caller.presses(key)
    // After a nine, a pound key would mean that no call is wanted any more.
    if (key === '9') await caller.waits(4)
    await caller.hears('Клавиша два подскажет')
  }
  await visitor.sees('Попытка 1 из 3')
})

test('every answer is stored with what was heard and the reason for its verdict', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says('пингвин')
  await caller.says('это не дедлайн')
  await caller.says('ну это, наверное, дедлайн')
  await visitor.hasPoints(3)
  const kept = await evening.context.db.query.answers.findMany({ orderBy: ({ id }) => id })
  expect(kept.map(({ heard, verdict, reason }) => [heard, verdict, reason.split(':')[0]])).toEqual([
    ['пингвин', 'wrong', 'no match'],
    ['это не дедлайн', 'wrong', 'negated'],
    ['ну это, наверное, дедлайн', 'right', 'accepted spelling'],
  ])
})
