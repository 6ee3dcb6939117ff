import { and, type Column, count, eq, isNotNull, isNull, or, type SQL } from 'drizzle-orm'
import { callbacks, calls, codes, participants } from '../../store/schema/schema.ts'
import type { GameContext } from '../../store/store.ts'

/** What is not finished, in numbers. */
export type Loose = {
  calls: number
  /** games that have begun and are not over */
  games: number
  /** visitors who wait to be called */
  callbacks: number
  /** winners whose message did not go out */
  unsent: number
  /** codes that must not be spent, and are not cancelled at the ticket office: taken back from winners, and taken out of the pool */
  revoked: number
  withdrawn: number
}

const isToBeVoid = or(isNotNull(codes.revokedAt), isNotNull(codes.withdrawnAt))

/** Counts what is not finished in a campaign. */
export async function readLoose({ db, campaignId }: GameContext): Promise<Loose> {
  const { finishedAt, startedAt, withdrawnAt, sms } = participants
  const ofCampaign = (id: Column, ...are: (SQL | undefined)[]) => and(eq(id, campaignId), ...are)
  const [callsLeft, games, waiting, unsent, toVoid] = await Promise.all([
    db.$count(calls, ofCampaign(calls.campaignId, isNull(calls.endedAt))),
    db.$count(participants, ofCampaign(participants.campaignId, isNull(finishedAt), isNotNull(startedAt), isNull(withdrawnAt))),
    db.$count(callbacks, ofCampaign(callbacks.campaignId, isNull(callbacks.endedAt))),
    db.$count(participants, ofCampaign(participants.campaignId, eq(sms, 'failed'), isNull(withdrawnAt))),
    db
      .select({ revoked: count(codes.revokedAt), all: count() })
      .from(codes)
      .where(ofCampaign(codes.campaignId, isNull(codes.voidedAt), isNull(codes.spentAt), isToBeVoid)),
  ])
  const { revoked = 0, all = 0 } = toVoid[0] ?? {}
  return { calls: callsLeft, games, callbacks: waiting, unsent, revoked, withdrawn: all - revoked }
}
