import { expect, test } from 'bun:test'
import { eq, sql } from 'drizzle-orm'
import { readFile } from 'node:fs/promises'
import { calls, participants, visits } from '../../server/store/schema/schema.ts'
import { callbacksOf, type Evening, opensTheEvening } from '../cast/evening.ts'
import { wire } from '../cast/wire.ts'

const phone = '8 916 123-45-67'

/** Begins the game as the version before the proofs did: as soon as a call rang for a page, whoever was to pick it up. */
async function beginsUnproved({ context: { db, campaignId, versionId } }: Evening, { startedAt }: { startedAt: Date | null }) {
  const [call] = await db.query.calls.findMany()
  const [visit] = await db.query.visits.findMany()
  if (!call || !visit) throw new Error('expected a call and a visit')
  const row = { campaignId, versionId, phone: visit.phone, visitId: visit.id, callId: call.id, startedAt }
  const [game] = await db.insert(participants).values(row).returning()
  const participantId = game?.id ?? null
  await db.update(visits).set({ participantId }).where(eq(visits.id, visit.id))
  await db.update(calls).set({ participantId, part: 'game' }).where(eq(calls.id, call.id))
}

async function isUpgraded({ context: { db } }: Evening) {
  const file = await readFile(new URL('../../drizzle/0007_prove-running-games.sql', import.meta.url), 'utf8')
  for (const statement of file.split('--> statement-breakpoint')) await db.execute(sql.raw(statement))
}

const runningGames = ({ context }: Evening) =>
  context.db.query.participants.findMany({ where: ({ withdrawnAt }, { isNull }) => isNull(withdrawnAt) })

test('whoever picks up a call that rang during the upgrade plays only with the digits', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const visitor = await evening.asksToBeCalled(phone)
  const person = await evening.telephone.rings()
  await beginsUnproved(evening, { startedAt: null })
  await isUpgraded(evening)
  person.answers()
  await person.presses('9999')
  await person.hears('другие цифры')
  expect(await runningGames(evening)).toEqual([])
  await person.presses(visitor.digits)
  await visitor.isShown('playing')
  expect(await callbacksOf(evening)).toMatchObject([{ outcome: 'talked' }])
})

test('a game that a hidden number began before the upgrade waits for its proof, and what is typed does not count', async () => {
  const evening = await opensTheEvening({ callsPerMinute: 600 })
  const visitor = await evening.comes()
  await visitor.givesNumber(phone)
  const call = wire(evening.url)
  let { turn } = (await call.starts('anonymous')).turn
  await call.reports({ type: 'call.answered' })
  await beginsUnproved(evening, { startedAt: new Date() })
  await isUpgraded(evening)
  await visitor.reloads()
  await visitor.isShown('waiting')
  turn = (await call.reports({ type: 'speech.heard', turn, text: evening.answerTo(1), confidence: 1 })).turn.turn
  await call.reports({ type: 'keys.pressed', turn, keys: visitor.digits })
  expect(await runningGames(evening)).toEqual([])
  await evening.comesDue()
  await evening.picksUp(visitor)
  await visitor.isShown('playing')
})

test('a game in which the number itself has called goes on', async () => {
  const evening = await opensTheEvening()
  const { visitor, caller } = await evening.plays(phone)
  await evening.context.db.update(participants).set({ draw: null, seed: null })
  await isUpgraded(evening)
  await caller.says(evening.answerTo(1))
  await visitor.hasPoints(10)
})
