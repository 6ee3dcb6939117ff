import { and, eq, inArray, isNull, lt } from 'drizzle-orm'
import { setTimeout as wait } from 'node:timers/promises'
import type { Quiz } from '../rules/quiz/quiz.ts'
import { differOnlyInSpellings } from '../rules/refused/refused.ts'
import { participants } from '../store/schema/schema.ts'
import type { GameContext } from '../store/store.ts'

/** Games per statement, so that none is locked for longer than an answer takes. */
const batchSize = 200

/** How often games that are in use are tried again, and after how long. */
const mostTries = 20
const pauseMs = 50

/**
 * Lets the unfinished games of a campaign go on with the published version, where theirs is an earlier one that differs from it in nothing but what callers
 * may say: so what was accepted counts for them from now on. Waits for no game that is in use, and returns how many were moved. One
 * that cannot be had even after a second goes on as it is.
 */
export async function moveGames(context: GameContext, to: { versionId: number; quiz: Quiz }): Promise<number> {
  const former = await findFormerVersions(context, to)
  let moved = 0
  for (let tries = 0; former.length > 0 && tries < mostTries;) {
    const batch = await moveSome(context, former, to.versionId)
    moved += batch
    if (batch > 0) continue
    if (!(await isAnyLeft(context, former))) break
    tries += 1
    await wait(pauseMs)
  }
  return moved
}

/** Returns the versions of unfinished games that are the published one but for spellings. */
async function findFormerVersions(context: GameContext, to: { versionId: number; quiz: Quiz }): Promise<number[]> {
  const { db, campaigns } = context
  const rows = await db
    .selectDistinct({ id: participants.versionId })
    .from(participants)
    .where(and(isUnfinished(context), lt(participants.versionId, to.versionId)))
  const former: number[] = []
  for (const { id } of rows) {
    const { quiz } = await campaigns.withVersion(db, context, id)
    if (differOnlyInSpellings(quiz, to.quiz)) former.push(id)
  }
  return former
}

const isUnfinished = ({ campaignId }: GameContext) =>
  and(eq(participants.campaignId, campaignId), isNull(participants.finishedAt))

async function moveSome({ db, ...context }: GameContext, former: number[], versionId: number): Promise<number> {
  const free = db
    .select({ id: participants.id })
    .from(participants)
    .where(and(isUnfinished({ db, ...context }), inArray(participants.versionId, former)))
    .limit(batchSize)
    .for('update', { skipLocked: true })
  const moved = await db
    .update(participants)
    .set({ versionId })
    .where(inArray(participants.id, free))
    .returning({ id: participants.id })
  return moved.length
}

async function isAnyLeft(context: GameContext, former: number[]): Promise<boolean> {
  const [left] = await context.db
    .select({ id: participants.id })
    .from(participants)
    .where(and(isUnfinished(context), inArray(participants.versionId, former)))
    .limit(1)
  return left !== undefined
}
