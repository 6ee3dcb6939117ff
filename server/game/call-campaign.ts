import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { normaliseCaller } from '../rules/phone-number/phone-number.ts'
import { callbacks, participants, visits } from '../store/schema/schema.ts'
import { type Call, type GameContext, made, saveCall, type Transaction, type Visit } from '../store/store.ts'

/**
 * Returns the context of the campaign that an inbound call belongs to: the one that is called at this number. Where campaigns share
 * it, the caller's unfinished game decides, then the newest page that waits with the caller's number. Otherwise the call begins in
 * the first of them, and the digits decide (`followVisit`).
 */
export async function campaignCalled(
  { tx, context }: Transaction,
  { called, caller }: { called: string; caller: string },
): Promise<GameContext> {
  const sharing = context.campaigns.ofNumber(called)
  const phone = normaliseCaller(caller)
  if (sharing.length < 2 || phone === null) return sharing[0] ?? context
  const among = { ids: sharing.map(({ campaignId }) => campaignId), phone }
  const [game] = await findGame(tx, among)
  const [known = sharing[0]] = game ? [game] : await findVisit(tx, among)
  return sharing.find(({ campaignId }) => campaignId === known?.campaignId) ?? context
}

type Among = { ids: number[]; phone: string }

const findGame = made((db, { ids, phone }: Among) =>
  db
    .select({ campaignId: participants.campaignId })
    .from(participants)
    .where(
      and(
        sql`${participants.campaignId} = any(${ids})`,
        eq(participants.phone, phone),
        isNull(participants.finishedAt),
        isNull(participants.withdrawnAt),
      ),
    )
    .orderBy(desc(participants.id))
    .limit(1),
)

const findVisit = made((db, { ids, phone }: Among) =>
  db
    .select({ campaignId: visits.campaignId })
    .from(visits)
    .where(and(sql`${visits.campaignId} = any(${ids})`, eq(visits.phone, phone), isNotNull(visits.digits)))
    .orderBy(desc(visits.openedAt))
    .limit(1),
)

/** Moves the call to the campaign of this visit, whose digits were given in it. */
export function followVisit(transaction: Transaction, call: Call, { campaignId }: Visit): void {
  if (campaignId === transaction.context.campaignId) return
  saveCall(transaction, call, { campaignId })
  turnTo(transaction, { campaignId })
}

/** Goes on in the campaign of this row. One that can no longer be played leaves everything as it is. */
export function turnTo(transaction: Transaction, { campaignId }: { campaignId: number }): void {
  const { context } = transaction
  if (campaignId !== context.campaignId) transaction.context = context.campaigns.find(campaignId) ?? context
}

/** Returns the context of the campaign that this callback is of; undefined when it has been erased. */
export async function contextOfCallback({ db, campaigns }: Server, id: string): Promise<GameContext | undefined> {
  const [callback] = await findCallback(db, { id })
  return callback && campaigns.find(callback.campaignId)
}

/** Returns the context of the campaign that this game is of; undefined when it has been erased. */
export async function contextOfGame({ db, campaigns }: Server, id: number): Promise<GameContext | undefined> {
  const [game] = await findCampaignOfGame(db, { id })
  return game && campaigns.find(game.campaignId)
}

type Server = Pick<GameContext, 'db' | 'campaigns'>

const findCallback = made((db, { id }: { id: string }) =>
  db.select({ campaignId: callbacks.campaignId }).from(callbacks).where(eq(callbacks.id, id)),
)

const findCampaignOfGame = made((db, { id }: { id: number }) =>
  db.select({ campaignId: participants.campaignId }).from(participants).where(eq(participants.id, id)),
)
