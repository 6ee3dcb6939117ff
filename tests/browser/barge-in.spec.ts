import { phoneTextsIn } from '../../views/texts/simulator.ts'
import { givesEarTo } from './ear.ts'
import { answerTo, quiz } from './quiz.ts'
import { expect, test } from './test.ts'
import { givesVoiceTo } from './voice.ts'

const { notes, dictate } = phoneTextsIn('ru')

test('a whole game is played over Pavel: an answer or a command stops him, and the picture in the other window reacts', async ({
  visitor,
  caller,
  number,
}) => {
  const [first, , third] = quiz.points
  const voice = await givesVoiceTo(caller.page)
  await visitor.comes(number)
  await caller.dialsAloud(number)

  await test.step('what is said over the robot’s first sentence is not heard, and not kept for later', async () => {
    await caller.hears('робот')
    await caller.saysAtOnce(answerTo(1))
    await caller.isToldOf(notes['he spoke'])
    await visitor.seesPoints(0)
  })

  await test.step('a word that is no answer does not stop the question', async () => {
    const picture = await visitor.currentPicture()
    await caller.saysOverHim('абракадабра')
    await caller.isRecognised('Павел расслышал', 'абракадабра')
    await caller.isToldOf(notes['did not interrupt'])
    await caller.letsPavelFinish()
    expect(await visitor.currentPicture()).toBe(picture)
    await visitor.seesPoints(0)
  })

  await test.step('the answer stops him at once, and the picture reacts', async () => {
    await caller.says('повтори')
    const sentences = await voice.told()
    await caller.saysOverHim(answerTo(1))
    await caller.isToldOf(notes['cut off'])
    await expect.poll(async () => (await voice.told()).slice(sentences.length)).toContain('cancel')
    await visitor.seesPoints(first)
    await visitor.sees(`Ответ: ${answerTo(1)}`)
    await visitor.sees(`Ребус 2 из ${quiz.rebuses.length}`)
  })

  await test.step('a command stops the next question', async () => {
    const hard = await visitor.currentPicture()
    await caller.saysOverHim('подсказка')
    await visitor.seesAnotherPictureThan(hard)
    await visitor.seesPoints(first)
  })

  await test.step('so does a wrong answer, which counts as one', async () => {
    const easier = await visitor.currentPicture()
    await caller.saysOverHim(answerTo(4))
    await visitor.seesAnotherPictureThan(easier)
    await visitor.sees(answerTo(4))
    await visitor.seesPoints(first)
    await caller.saysOverHim(`ну это же ${answerTo(2)}`)
    await visitor.seesPoints(first + third)
  })

  await test.step('the last answers are said over their questions, and bring the prize', async () => {
    for (const rebus of [3, 4, 5]) {
      await visitor.sees(`Ребус ${rebus} из ${quiz.rebuses.length}`)
      await caller.saysOverHim(answerTo(rebus))
      await visitor.seesPoints(first + third + (rebus - 2) * first)
    }
    await visitor.sees(quiz.tiers.find(({ atLeast }) => 4 * first + third >= atLeast)?.title ?? 'no tier')
    await expect(visitor.code).toHaveText(/^[A-Z0-9-]{6,}$/)
  })
})

test('what the microphone hears stops him before the phrase is complete', async ({ visitor, caller, number }) => {
  const voice = await givesVoiceTo(caller.page)
  const ear = await givesEarTo(caller.page)
  await visitor.comes(number)
  await caller.dialsAloud(number)
  await caller.letsHimAsk()
  await caller.page.getByRole('button', { name: dictate }).click()
  const before = (await voice.told()).length
  await ear.hears(`ну это ${answerTo(1)}`, { isFinal: false })
  await caller.isToldOf(notes['cut off'])
  expect((await voice.told()).slice(before)).toContain('cancel')
  await visitor.seesPoints(quiz.points[0])
})

test('his own echo does not stop him, the page shows that he hears it, and an answer still stops him', async ({
  visitor,
  caller,
  number,
}) => {
  await givesVoiceTo(caller.page)
  await visitor.comes(number)
  await caller.dialsAloud(number)
  await caller.setsEcho(100)
  try {
    await caller.letsHimAsk()
    const echo = (await caller.phrase())?.split(' ').at(-1) ?? ''
    await expect(caller.remarks.getByRole('listitem').filter({ hasText: 'Павел расслышал' }).last()).toContainText(echo)
    await caller.letsPavelFinish()
    await expect(caller.remarks.getByText(notes['cut off'])).toHaveCount(0)
    await caller.says('повтори')
    await caller.saysOverHim(answerTo(1))
    await caller.isToldOf(notes['cut off'])
    await visitor.seesPoints(quiz.points[0])
  } finally {
    await caller.setsEcho(0)
  }
})
