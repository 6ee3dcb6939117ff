import { expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import { readQuiz } from '../../server/campaigns/quiz-file.ts'
import { giveAnotherCode, giveBackAttempt, revokePrize } from '../../server/game/game.ts'
import { codes } from '../../server/store/schema/schema.ts'
import { handlesCodes } from '../cast/code-file.ts'
import { worksAtTheDesk } from '../cast/desk.ts'
import { type Evening, opensTheEvening } from '../cast/evening.ts'
import { fixedQuizPath } from '../cast/fixed-quiz.ts'
import { codesOf, connectsTimepad, nowOf } from '../cast/ticket-shop.ts'

const operatorPassword = 'open-sesame'
const asked = { reason: 'asked', words: '' } as const

async function wins(evening: Evening, phone: string) {
  const { visitor, caller } = await evening.plays(phone)
  for (const { answer } of evening.quiz.rebuses) await caller.says(answer)
  await visitor.isShown('finished')
  return visitor
}

/** Whoever got hold of a code of the pool spends it, so that the ticket office tells of it before anybody has won it. */
test('a code that somebody has spent before it was given is given to nobody, and counts as free nowhere', async () => {
  const evening = await opensTheEvening({ operatorPassword })
  const anna = await worksAtTheDesk(evening.url, operatorPassword)
  await handlesCodes(anna).takes({ file: 'LEAKED-1\nFRESH-2\nLEAKED-3\nFRESH-4' })
  const timepad = await connectsTimepad(evening)
  for (const [id, code] of ['LEAKED-1', 'LEAKED-3'].entries())
    await timepad.sends(JSON.stringify({ id, status: { name: 'paid' }, promocodes: [code] }))
  expect((await anna.opens('/codes')).text('#code-tier-100 .code-facts')).toStartWith('Осталось2')
  expect((await anna.opens('/codes?state=free')).texts('#code-list th code')).toEqual(['FRESH-4', 'FRESH-2'])
  expect((await wins(evening, '8 916 123-45-01')).code).toBe('FRESH-2')
  expect(await giveAnotherCode(nowOf(evening), 1, 'FRESH-2', asked)).toEqual({ code: 'FRESH-4' })
  expect(await giveAnotherCode(nowOf(evening), 1, 'FRESH-4', asked)).toEqual({ problem: 'none left' })
})

test.each([
  ['its prize is taken away', ({ context }: Evening) => revokePrize(context, 1, asked)],
  ['its attempt is given back', ({ context }: Evening) => giveBackAttempt(context, { game: 1 }, 'stranger')],
])('a ticket that was bought stays counted when %s, so that no more are given than there are', async (_, undo) => {
  const { quiz, ...file } = await readQuiz(fixedQuizPath())
  const [best, ...others] = quiz.tiers
  const evening = await opensTheEvening({
    quizFile: { ...file, quiz: { ...quiz, tiers: [{ ...best, most: 1 } as never, ...others] } },
  })
  const { code } = await wins(evening, '8 916 123-45-01')
  const { db, now } = evening.context
  await db
    .update(codes)
    .set({ spentAt: now() })
    .where(eq(codes.code, code ?? ''))
  expect(await undo(evening)).toBeTruthy()
  expect((await codesOf(evening))[0]).toMatchObject({ revokedAt: expect.any(Date), spentAt: expect.any(Date) })
  await wins(evening, '8 916 123-45-02')
  const [, second] = await db.query.participants.findMany({ orderBy: (game, { asc }) => asc(game.id) })
  expect(second?.tierId).not.toBe('100')
})
