import { and, eq, inArray, isNotNull, lte, or, type SQL } from 'drizzle-orm'
import * as v from 'valibot'
import { quizFormOf } from '../rules/draft/draft.ts'
import { Quiz } from '../rules/quiz/quiz.ts'
import {
  answers,
  callbacks,
  calls,
  campaigns,
  checks,
  codes,
  dailyCounts,
  entries,
  events,
  participants,
  prizesGiven,
  quizVersions,
  unclearWords,
  visits,
} from '../store/schema/schema.ts'
import { type Db, type GameContext, inTransaction } from '../store/store.ts'
import { readDraft } from './drafts.ts'
import { publish } from './versions.ts'

/** How long a rehearsal is kept. */
const lifetimeMs = 2 * 3600_000

/** The number that the forms of a rehearsal are filled in with. It belongs to nobody. */
export const rehearsalCaller = '+79000000000'

/** 144 random bits: nobody comes upon a rehearsal by guessing. */
const randomBytes = 18

type Where = { campaignId: number; by: { name: string; session: number | null } }

/** What became of the wish to play a draft. `faulty`: it cannot be played as it is. */
type Beginning = { kind: 'begun'; address: string } | { kind: 'faulty' }

/**
 * Makes a rehearsal: a campaign like the given one, with its draft, as it is now, for a published version. The one that the same session
 * began before is removed, and those that have had their time.
 */
export function beginRehearsal(context: GameContext, { campaignId, by }: Where): Promise<Beginning> {
  return inTransaction<Beginning>(context, async ({ tx, at }) => {
    const campaign = await lockCampaign(tx, campaignId)
    const { quiz, faults } = await readDraft(tx, campaignId)
    if (faults.length > 0) return { kind: 'faulty' }
    const rehearsalSession = by.session ?? 0
    const isFormer = and(eq(campaigns.rehearsalOf, campaignId), eq(campaigns.rehearsalSession, rehearsalSession))
    await removeWhere(tx, or(isFormer, isOver(at)))
    const rehearsal = await insertLike(tx, campaign, { createdAt: at, rehearsalSession })
    const snapshot = v.parse(Quiz, quizFormOf(quiz).form)
    await publish(tx, { campaignId: rehearsal.id, quiz: snapshot, files: new Map(), by: by.name, at })
    return { kind: 'begun', address: rehearsal.address }
  })
}

type Row = typeof campaigns.$inferSelect

/** Of several rehearsals that are begun at once, each finds the one before. Calls and visits of the campaign do not wait for it. */
async function lockCampaign(tx: Db, campaignId: number): Promise<Row> {
  const [campaign] = await tx.select().from(campaigns).where(eq(campaigns.id, campaignId)).for('no key update')
  if (!campaign) throw new Error(`there is no campaign ${campaignId}`)
  return campaign
}

async function insertLike(
  tx: Db,
  { id: rehearsalOf, name, language, settings, timeZone }: Row,
  own: { createdAt: Date; rehearsalSession: number },
) {
  const address = Buffer.from(crypto.getRandomValues(new Uint8Array(randomBytes))).toString('base64url')
  const [rehearsal] = await tx
    .insert(campaigns)
    .values({ address, name, language, settings, timeZone, rehearsalOf, ...own })
    .returning()
  if (!rehearsal) throw new Error('expected the rehearsal that was just saved, found no row')
  return rehearsal
}

/** Returns whether a rehearsal has had its time. */
export function isRehearsalOver({ createdAt }: { createdAt: Date }, now: Date): boolean {
  return createdAt <= beginningOf(now)
}

/** Removes the rehearsals that have had their time, with everything that was played in them. `context`: of a real campaign. */
export function removeOldRehearsals(context: GameContext): Promise<void> {
  return inTransaction(context, ({ tx, at }) => removeWhere(tx, isOver(at)))
}

const isOver = (now: Date) => and(isNotNull(campaigns.rehearsalOf), lte(campaigns.createdAt, beginningOf(now)))

/** When a rehearsal began that is over just now. */
const beginningOf = (now: Date) => new Date(now.getTime() - lifetimeMs)

async function removeWhere(tx: Db, condition: SQL | undefined): Promise<void> {
  // Nothing can be added to a campaign whose row is locked, so what is read after it is all there is.
  const over = await tx.select({ id: campaigns.id }).from(campaigns).where(condition).orderBy(campaigns.id).for('update')
  for (const { id } of over) await remove(tx, id)
}

async function remove(tx: Db, campaignId: number): Promise<void> {
  const ownCalls = tx.select({ id: calls.id }).from(calls).where(eq(calls.campaignId, campaignId)).for('update')
  const games = tx.select({ id: participants.id }).from(participants).where(eq(participants.campaignId, campaignId)).for('update')
  const ownVisits = tx.select({ id: visits.id }).from(visits).where(eq(visits.campaignId, campaignId)).for('update')
  const [callIds, gameIds, visitIds] = [idsOf(await ownCalls), idsOf(await games), idsOf(await ownVisits)]
  await tx.delete(events).where(inArray(events.callId, callIds))
  await tx.delete(answers).where(inArray(answers.participantId, gameIds))
  await tx.delete(entries).where(inArray(entries.visitId, visitIds))
  for (const table of [
    dailyCounts,
    unclearWords,
    callbacks,
    calls,
    visits,
    codes,
    participants,
    checks,
    prizesGiven,
    quizVersions,
  ])
    await tx.delete(table).where(eq(table.campaignId, campaignId))
  await tx.delete(campaigns).where(eq(campaigns.id, campaignId))
}

const idsOf = <Id>(rows: { id: Id }[]): Id[] => rows.map(({ id }) => id)
