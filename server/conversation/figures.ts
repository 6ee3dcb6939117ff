import { and, count, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { callbacks, calls, codes, participants, visits } from '../store/schema/schema.ts'
import type { GameContext, Queue, QueueCount } from '../store/store.ts'

/** The figures that the database knows, of one quiz. */
export type Reading = {
  quiz: string
  visitsWaiting: number
  calls: { inbound: number; outbound: number }
  games: { playing: number; waiting: number }
  pushesPending: number
  callbacks: { waiting: number; called: number }
  queue: QueueCount[]
  /** of the tiers whose codes are imported */
  codes: { discount: number; left: number }[]
}

/** Each is found through an index whose size goes with what is under way, and not with all that has ever been. */
export async function readFigures(context: GameContext, queue: Pick<Queue, 'count'> | null): Promise<Reading> {
  const { db, quizName: quiz } = context
  const isWaiting = and(eq(visits.quiz, quiz), isNotNull(visits.digits), isNull(visits.participantId))
  const isLost = and(eq(participants.quiz, quiz), isNotNull(participants.lostAt), isNull(participants.finishedAt))
  const [line] = await db
    .select({ called: count(callbacks.calledAt), open: count() })
    .from(callbacks)
    .where(and(eq(callbacks.quiz, quiz), isNull(callbacks.endedAt)))
  const { called = 0, open = 0 } = line ?? {}
  const { playing, ...live } = await readCalls(context)
  return {
    quiz,
    visitsWaiting: await db.$count(visits, isWaiting),
    ...live,
    games: { playing, waiting: await db.$count(participants, isLost) },
    callbacks: { waiting: open - called, called },
    queue: (await queue?.count()) ?? [],
    codes: await readCodes(context),
  }
}

async function readCalls({ db, quizName }: GameContext): Promise<Pick<Reading, 'calls' | 'pushesPending'> & { playing: number }> {
  const countIf = (condition: SQL) => sql<number>`count(*) filter (where ${condition})`.mapWith(Number)
  const [now] = await db
    .select({
      inbound: countIf(sql`${calls.direction} = 'inbound'`),
      outbound: countIf(sql`${calls.direction} = 'outbound'`),
      playing: countIf(sql`${calls.part} = 'game' and ${calls.participantId} is not null and ${calls.answeredAt} is not null`),
      pushesPending: countIf(sql`${calls.pushes} > 0`),
    })
    .from(calls)
    .where(and(eq(calls.quiz, quizName), isNull(calls.endedAt)))
  const { inbound = 0, outbound = 0, playing = 0, pushesPending = 0 } = now ?? {}
  return { calls: { inbound, outbound }, playing, pushesPending }
}

/** A pool that is used up has no row left: its zero is what matters most. */
async function readCodes({ db, quizName, quiz: { tiers } }: GameContext): Promise<Reading['codes']> {
  const imported = tiers.filter((tier) => tier.codes).map(({ discount }) => discount)
  if (imported.length === 0) return []
  const isFree = and(eq(codes.quiz, quizName), inArray(codes.discount, imported), isNull(codes.participantId))
  const found = await db.select({ discount: codes.discount, left: count() }).from(codes).where(isFree).groupBy(codes.discount)
  return imported.map((discount) => ({ discount, left: found.find((pool) => pool.discount === discount)?.left ?? 0 }))
}
