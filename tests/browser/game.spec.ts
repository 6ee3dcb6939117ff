import { spokenIn } from '../../views/texts/spoken.ts'
import { answerTo, quiz } from './quiz.ts'
import { expect, test } from './test.ts'

const spoken = spokenIn('ru')

test.use({ reducedMotion: 'no-preference' })

test('the chat follows a whole game played by voice in another window', async ({ visitor, caller, number }) => {
  const [first, second, third] = quiz.points
  const won = second + third + 3 * first

  await visitor.comes(number)
  await caller.dials(number)
  await caller.hears('Здравствуйте, теплокровное')
  await visitor.sees('Здравствуйте, теплокровное')
  await visitor.seesPoints(0)

  await test.step('a wrong answer brings the easier picture', async () => {
    const hard = await visitor.currentPicture()
    await caller.says('самолёт')
    await visitor.seesAnotherPictureThan(hard)
    await visitor.sees('самолёт')
    await visitor.seesPoints(0)
  })

  await test.step('a right answer scores and shows the solution', async () => {
    await caller.says(answerTo(1))
    await visitor.seesPoints(second)
    await visitor.sees(`Ответ: ${answerTo(1)}`)
    await visitor.sees(`Ребус 2 из ${quiz.rebuses.length}`)
  })

  await test.step('silence costs nothing', async () => {
    await caller.letsPavelFinish()
    const picture = await visitor.currentPicture()
    await caller.hearsOneOf([0, 1, 2, 3, 4, 5, 6].map((turn) => spoken.silent({ turn })))
    expect(await visitor.currentPicture()).toBe(picture)
    await visitor.seesPoints(second)
  })

  await test.step('«подсказка» trades the attempt for an easier picture', async () => {
    const hard = await visitor.currentPicture()
    await caller.says('подсказка')
    await visitor.seesAnotherPictureThan(hard)
    const easier = await visitor.currentPicture()
    await caller.says('подсказка')
    await visitor.seesAnotherPictureThan(easier)
    await caller.says(answerTo(2))
    await visitor.seesPoints(second + third)
  })

  await test.step('a caller who hangs up and calls again continues in the same place', async () => {
    await caller.letsPavelFinish()
    await caller.hangsUp()
    await visitor.sees('Связь прервалась. Игра ждёт')
    await visitor.seesPoints(second + third)
    await caller.dials(number)
    await caller.hears('А, это снова вы')
    await visitor.sees('А, это снова вы')
    await visitor.sees(`Ребус 3 из ${quiz.rebuses.length}`)
  })

  await test.step('the last answer brings the prize', async () => {
    await caller.says(answerTo(3))
    await visitor.seesPoints(second + third + first)
    await visitor.types(answerTo(4))
    await visitor.seesPoints(second + third + 2 * first)
    await caller.hears('Последний ребус')
    await caller.says(answerTo(5))
    await visitor.seesPoints(won)
    await caller.hears('Это был последний ребус')
    await visitor.sees(quiz.tiers.find(({ atLeast }) => won >= atLeast)?.title ?? 'no tier')
    await expect(visitor.code).toHaveText(/^[A-Z0-9-]{6,}$/)
  })

  await test.step('the result can be shown to friends, who are invited to play and see neither number nor code', async () => {
    const code = (await visitor.code.textContent()) ?? ''
    const friend = await visitor.showsResult()
    await expect(friend.getByRole('heading', { level: 1 })).toHaveText(`${won} из ${5 * first} у рептилоида Павла`)
    await expect(friend.getByRole('link', { name: 'Поиграть с Павлом' })).toBeVisible()
    const source = await friend.content()
    expect(source).not.toContain(code.trim())
    expect(source).not.toContain(number.slice(-7))
  })
})

test('the chat refuses a second attempt to a number that has played', async ({ visitor, stranger, caller, number }) => {
  await visitor.comes(number)
  await caller.dials(number)
  await visitor.finishes()
  await stranger.opens()
  await stranger.givesNumber(number)
  await stranger.sees('Одна попытка в одни руки')
})
