import { expect, test } from 'bun:test'
import type { QuizFile } from '../../server/campaigns/quiz-file.ts'
import { drawingQuiz, rebusAt } from '../cast/drawing-quiz.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'
import { wire } from '../cast/wire.ts'

const phone = '8 916 123-45-67'
const { quiz } = drawingQuiz

/** The drawing quiz with the first of its rebuses only, as when the organiser takes the others out of the file. */
function keeping(rebuses: number, forFun = quiz.forFun.length): QuizFile {
  return { ...drawingQuiz, quiz: { ...quiz, rebuses: quiz.rebuses.slice(0, rebuses), forFun: quiz.forFun.slice(0, forFun) } }
}

const called = '78005553535'

/** A game of which four rebuses out of five are solved, in a call that outlasts the server. */
async function playsFour() {
  const evening = await opensTheEvening({ quizFile: drawingQuiz })
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  const call = wire(evening.url)
  let { turn } = (await call.starts('79161234567')).turn
  await call.reports({ type: 'call.answered' })
  for (const points of [10, 20, 30, 40]) {
    await visitor.hasPoints(points - 10)
    turn = (await call.reports({ type: 'speech.heard', turn, text: rebusAt(visitor.picture).answer, confidence: 1 })).turn.turn
    await visitor.hasPoints(points)
  }
  return { evening, visitor, call, turn }
}

const gamesOf = ({ context }: Evening) => context.db.query.participants.findMany()

for (const left of [5, 2]) {
  test(`a game goes on with its own rebuses when a quiz of ${left} has been published since, for whoever calls again`, async () => {
    const { evening, visitor, call } = await playsFour()
    await call.reports({ type: 'call.ended', reason: 'hung up', seconds: 60, by: 'caller' })
    const later = await evening.restarts({ quizFile: keeping(left) })
    const again = later.telephone.dials('79161234567', called)
    await again.hears('ребус пятый из пяти')
    const page = await later.comes(visitor.token)
    await page.isShown('playing')
    await again.says(rebusAt(page.picture).answer)
    await page.isShown('finished')
    expect(await gamesOf(later)).toMatchObject([{ points: 50, tierId: '100' }])
  })
}

test('and for whoever is still in the call, on the telephone and on the page', async () => {
  const { evening, visitor, call, turn } = await playsFour()
  const later = await evening.restarts({ quizFile: keeping(2) })
  const page = await later.comes(visitor.token)
  const { answer } = rebusAt(page.picture)
  await page.types('пингвин')
  const said = await wire(later.url).sends({ call: call.call, seq: 90, type: 'silence', turn: turn + 1 })
  expect(said.turn.then).toBe('listen')
  await page.types(answer)
  await page.isShown('finished')
  expect(await gamesOf(later)).toMatchObject([{ points: 46, tierId: '100' }])
  expect(later.reported).toEqual([])
})
