import { and, eq } from 'drizzle-orm'
import { answers, calls, participants, quizVersions } from '../../../server/store/schema/schema.ts'
import type { Evening } from '../../cast/evening.ts'

/** Games that asked one rebus each and were played to the end. `solved` of them found it at once, after `afterMs`. */
type Played = { rebus: string; versions: number[]; solved: number; games: number; afterMs: number }

/** Writes games that have been played, more than a test could play. Versions that the campaign lacks are made. */
export async function playedGames({ context }: Evening, played: Played[]): Promise<void> {
  const { db, campaignId, now } = context
  const at = now()
  const [published] = await db.select().from(quizVersions).where(eq(quizVersions.campaignId, campaignId))
  if (!published) throw new Error('the campaign has no version')
  for (const { rebus, versions, solved, games, afterMs } of played)
    for (const number of versions) {
      await db
        .insert(quizVersions)
        .values({ ...without(published), number })
        .onConflictDoNothing()
      const isIt = and(eq(quizVersions.campaignId, campaignId), eq(quizVersions.number, number))
      const [version] = await db.select({ id: quizVersions.id }).from(quizVersions).where(isIt)
      for (let game = 0; game < games; game += 1) {
        const callId = crypto.randomUUID()
        const times = { startedAt: at, repliedAt: at, heardAt: at, endedAt: at }
        const reply = { turn: 1, say: '', listen: null, then: 'hang up' } as never
        const call = { id: callId, campaignId, direction: 'inbound', called: '', part: 'goodbye', turn: 1, reply } as const
        await db.insert(calls).values({ ...call, ...times })
        const row = { campaignId, versionId: version?.id ?? 0, visitId: 0, callId, draw: [0], rebus: 1, question: 1 }
        const [participant] = await db
          .insert(participants)
          .values({ ...row, startedAt: at, finishedAt: at })
          .returning()
        await db
          .update(calls)
          .set({ participantId: participant?.id ?? null })
          .where(eq(calls.id, callId))
        const position = { participantId: participant?.id ?? 0, callId, rebus: 0, attempt: 0, campaignId, asked: rebus }
        const verdict = game < solved ? 'right' : 'wrong'
        const given = { via: 'voice', heard: '', reason: '', verdict, points: 0, isLast: true, at, afterMs } as const
        await db.insert(answers).values({ ...position, ...given })
      }
    }
}

const without = ({ id: _, ...version }: typeof quizVersions.$inferSelect) => version
