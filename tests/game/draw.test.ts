import { expect, test } from 'bun:test'
import { addressFor } from '../../server/conversation/picture-address.ts'
import { drawFor, seedLimit } from '../../server/rules/quiz/draw.ts'
import { participants } from '../../server/store/schema/schema.ts'
import { addressOf, drawingQuiz, rebusAt } from '../cast/drawing-quiz.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'

const { quiz } = drawingQuiz

/** Two seeds that give different draws. */
const seeds = [1, 2] as const
const [draw, otherDraw] = seeds.map((seed) => drawFor(quiz, 'prize', seed))

/** An evening with the drawing quiz, whose games get these seeds one after the other. */
async function opensADrawingEvening(...seedsToCome: number[]): Promise<Evening> {
  return withSeeds(await opensTheEvening({ quizFile: drawingQuiz }), ...seedsToCome)
}

function withSeeds(evening: Evening, ...seedsToCome: number[]): Evening {
  const { randomInt } = evening.context
  evening.context.randomInt = (below) => (below === seedLimit ? (seedsToCome.shift() ?? 0) : randomInt(below))
  return evening
}

test('a whole game is played by voice with the rebuses of its draw, in rising difficulty', async () => {
  const evening = await opensADrawingEvening(seeds[0])
  const { visitor, caller } = await evening.plays('8 916 123-45-67')
  await caller.hears('слов: 5')
  const shown: number[] = []
  for (const number of [1, 2, 3, 4, 5]) {
    await visitor.sees(`Ребус ${number} из 5`)
    const { index, level, answer } = rebusAt(visitor.picture)
    expect(level).toBe('hard')
    shown.push(index)
    await caller.says(answer)
    await visitor.hasPoints(number * 10)
    await visitor.sees(`Ответ: ${answer}`)
  }
  await caller.hears('бесплатный билет')
  await visitor.isShown('finished')
  expect(shown).toEqual(draw!)
  const difficulties = shown.map((index) => quiz.rebuses[index]?.difficulty ?? 0)
  expect(difficulties).toEqual(difficulties.toSorted((one, other) => one - other))
  expect(await evening.context.db.query.participants.findMany()).toMatchObject([{ draw: draw!, seed: seeds[0], points: 50 }])
})

test('two players get draws of their own, which are equally hard', async () => {
  const evening = await opensADrawingEvening(...seeds)
  const players = [await evening.plays('8 916 000-00-01'), await evening.plays('8 916 000-00-02')]
  const games = await evening.context.db.query.participants.findMany({ orderBy: ({ id }) => id })
  expect(games.map((game) => game.draw)).toEqual([draw!, otherDraw!])
  expect(draw).not.toEqual(otherDraw)
  const sums = games.map((game) => game.draw?.reduce((sum, index) => sum + (quiz.rebuses[index]?.difficulty ?? 0), 0))
  expect(new Set(sums).size).toBe(1)
  expect(players.map(({ visitor }) => rebusAt(visitor.picture).index)).toEqual([draw![0]!, otherDraw![0]!])
})

test('the answer of a rebus that is not in the draw is wrong', async () => {
  const evening = await opensADrawingEvening(seeds[0])
  const { visitor, caller } = await evening.plays('8 916 123-45-67')
  const { answer } = quiz.rebuses.find((_, index) => !draw!.includes(index))!
  await caller.says(answer)
  await visitor.sees('Попытка 2 из 3')
  await caller.says(quiz.forFun[0]!.answer)
  await visitor.sees('Попытка 3 из 3')
})

test('the highest seed is stored, too', async () => {
  const evening = await opensADrawingEvening(seedLimit - 1)
  await evening.plays('8 916 123-45-67')
  expect(await evening.context.db.query.participants.findMany()).toMatchObject([{ seed: seedLimit - 1 }])
})

test('a restart in mid-game keeps the draw', async () => {
  const evening = await opensADrawingEvening(seeds[0])
  const { visitor, caller } = await evening.plays('8 916 123-45-67')
  for (const points of [10, 20]) {
    await caller.says(rebusAt(visitor.picture).answer)
    await visitor.hasPoints(points)
  }
  caller.hangsUp()
  await visitor.isShown('lost')
  const next = withSeeds(await evening.restarts(), seeds[1])
  const returned = await next.comes(visitor.token)
  const again = next.telephone.dials('79161234567')
  await again.hears('ребус третий из пяти')
  await returned.isShown('playing')
  for (const [position, index] of draw!.entries()) {
    if (position < 2) continue
    await returned.sees(`Ребус ${position + 1} из 5`)
    expect(rebusAt(returned.picture).index).toBe(index)
    await again.says(rebusAt(returned.picture).answer)
    await returned.hasPoints((position + 1) * 10)
  }
  await returned.isShown('finished')
})

test('a picture is served only when the game’s own draw has come to it', async () => {
  const evening = await opensADrawingEvening(seeds[0])
  const { visitor, caller } = await evening.plays('8 916 123-45-67')
  const visitId = (await evening.context.db.query.visits.findFirst())?.id ?? 0
  const statusOf = async (index: number, level: 'hard' | 'solved') =>
    (await visitor.gets(addressFor(evening.context, visitId, addressOf(index, level)))).status
  await caller.says(rebusAt(visitor.picture).answer)
  await visitor.hasPoints(10)
  expect(await statusOf(draw![0]!, 'solved')).toBe(200)
  expect(await statusOf(draw![1]!, 'hard')).toBe(200)
  expect(await statusOf(draw![1]!, 'solved')).toBe(404)
  expect(await statusOf(draw![2]!, 'hard')).toBe(404)
  const undrawn = [...quiz.rebuses.keys()].filter((index) => !draw!.includes(index))
  for (const index of [...undrawn, quiz.rebuses.length]) expect(await statusOf(index, 'hard')).toBe(404)
})

test('a game from before the quiz drew goes on with the first rebuses of the file', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays('8 916 123-45-67')
  await caller.says(evening.answerTo(1))
  await visitor.hasPoints(10)
  caller.hangsUp()
  await visitor.isShown('lost')
  const next = await evening.restarts({ quizFile: drawingQuiz }, async () => {
    await evening.context.db.update(participants).set({ draw: null, seed: null })
  })
  const returned = await next.comes(visitor.token)
  const again = next.telephone.dials('79161234567')
  await returned.isShown('playing')
  await returned.sees('Ребус 2 из 5')
  expect(rebusAt(returned.picture).index).toBe(1)
  await again.says(next.answerTo(2))
  await returned.hasPoints(20)
})
