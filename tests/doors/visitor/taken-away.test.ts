import { expect, test } from 'bun:test'
import { eq } from 'drizzle-orm'
import { campaigns } from '../../../server/store/schema/schema.ts'
import { type Evening, opensTheEvening } from '../../cast/evening.ts'

async function wins(evening: Evening) {
  const { visitor, caller } = await evening.plays('8 916 123-45-67')
  for (const rebus of [1, 2, 3, 4, 5]) await caller.says(evening.answerTo(rebus))
  await visitor.isShown('finished')
  return visitor
}

const gameOf = ({ context }: Evening) => context.db.query.participants.findFirst()

test('a winner who copies the code and follows its link is noted once, when they do so first', async () => {
  const evening = await opensTheEvening()
  const { context } = evening
  const settings = { ticketLink: 'https://tickets.example.com/' }
  const [row] = await context.db.select().from(campaigns).where(eq(campaigns.id, context.campaignId))
  await context.db
    .update(campaigns)
    .set({ settings: { ...row?.settings, ...settings } })
    .where(eq(campaigns.id, context.campaignId))
  await evening.announces()
  const visitor = await wins(evening)
  await visitor.reloads()
  expect(visitor.has('.code-copy[hx-post$="/prize/copied"]')).toBe(true)
  expect(visitor.has('[hx-post$="/prize/followed"] > .prize-link')).toBe(true)
  expect(await gameOf(evening)).toMatchObject({ copiedAt: null, followedAt: null })
  expect((await visitor.copiesTheCode()).status).toBe(204)
  const copied = await gameOf(evening)
  expect(copied).toMatchObject({ copiedAt: expect.any(Date), followedAt: null })
  evening.passes(5)
  await visitor.copiesTheCode()
  expect((await visitor.followsTheLink()).status).toBe(204)
  expect(await gameOf(evening)).toMatchObject({ copiedAt: copied?.copiedAt, followedAt: expect.any(Date) })
})

test('nothing is noted without a code, or by a page that has no visit', async () => {
  const evening = await opensTheEvening()
  const { visitor } = await evening.plays('8 916 123-45-67')
  expect((await visitor.copiesTheCode()).status).toBe(204)
  expect(await gameOf(evening)).toMatchObject({ copiedAt: null, followedAt: null })
  const stranger = await evening.comes()
  expect((await stranger.copiesTheCode()).status).toBe(422)
})
