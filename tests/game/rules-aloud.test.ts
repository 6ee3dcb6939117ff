import { expect, test } from 'bun:test'
import { readQuiz } from '../../server/campaigns/quiz-file.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'
import { fixedQuizPath } from '../cast/fixed-quiz.ts'

const phone = '8 916 123-45-67'

const positionIn = async ({ context: { db } }: Evening) => {
  const [game] = await db.query.participants.findMany()
  return [game?.rebus, game?.attempt, game?.points, game?.question]
}

test('whoever asks for the rules hears them and the question again, reads them in the chat, and loses nothing', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.says('пингвин')
  await visitor.sees('Попытка 2 из 3')
  const before = await positionIn(evening)
  await caller.says('Павел, расскажи правила')
  const said = await caller.hears('Правила вкратце')
  expect(said).toContain('Игру проводит организатор конференции.')
  expect(said).toContain(evening.quiz.tiers[0]?.spoken ?? 'no tier')
  await caller.hears('Ребус первый: какое слово?')
  await visitor.sees('Павел, расскажи правила')
  await visitor.sees('Правила вкратце')
  expect(await positionIn(evening)).toEqual(before)
  await caller.says(evening.answerTo(1))
  await visitor.hasPoints(6)
})

test('whoever types that they want the rules hears them too', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await caller.isListenedTo()
  expect((await visitor.types('правила')).status).toBe(200)
  await caller.hears('Правила вкратце')
  await visitor.sees('Попытка 1 из 3')
})

test('Pavel tells that the rules can be asked for when nobody has answered yet', async () => {
  const evening = await opensTheEvening()
  const { caller } = await evening.plays(phone)
  await caller.staysSilent()
  await caller.hears('или «правила»')
})

test('the rules of an English campaign are told in English', async () => {
  const evening = await opensTheEvening({ quizFile: await readQuiz(fixedQuizPath('intercom-en')) })
  const { caller } = await evening.plays(phone)
  await caller.says('what are the rules?')
  await caller.hears('The rules in short')
  await caller.hears('What is the word?')
})
