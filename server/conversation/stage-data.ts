import { and, eq, isNull } from 'drizzle-orm'
import { type Attempt, attemptOf, isAttempt, isGameOfVisit, readCodeUntil, shownFirst } from '../game/game.ts'
import { calls, participants, visits } from '../store/schema/schema.ts'
import { type GameContext, made, readLastAnswer, type Visit } from '../store/store.ts'
import { callbackOf } from './callback-offer.ts'
import type { StageData } from './compose-stage.ts'

/** Reads what a visit's stage is composed of. Returns null when there is no such visit. */
export async function readStageData(context: GameContext, visitId: number): Promise<StageData | null> {
  const [row] = await findVisitWithGame(context.db, { visitId })
  if (!row) return null
  const { visit } = row
  if (!row.participant && !visit.tellsGame) return readVisitAlone(context, visit)
  const { participant, call } = row.participant ? row : await readGameOf(context, visit.phone)
  const [asking, lastAnswer, codeUntil] = await Promise.all([
    isInGame(participant) ? null : readAsking(context, visit.phone),
    participant && readLastAnswer(context.db, participant.id),
    participant && readCodeUntil(context, participant),
  ])
  const callback = asking?.answeredAt ? null : await callbackOf(context, visit, participant)
  return { visit, participant, call, asking, lastAnswer, callback, codeUntil }
}

const findVisitWithGame = made((db, { visitId }: { visitId: number }) =>
  db
    .select({ visit: visits, participant: participants, call: calls })
    .from(visits)
    .leftJoin(participants, isGameOfVisit())
    .leftJoin(calls, eq(calls.id, participants.callId))
    .where(eq(visits.id, visitId))
    .orderBy(...shownFirst)
    .limit(1),
)

/** Nothing that happens to the number elsewhere: what is shown is the same whether or not it has played. */
async function readVisitAlone(context: GameContext, visit: Visit): Promise<StageData> {
  const callback = await callbackOf(context, visit, null)
  return { visit, participant: null, call: null, asking: null, lastAnswer: null, callback, codeUntil: null }
}

/** The game that is or was played with this number in another browser. */
async function readGameOf(context: GameContext, phone: string): Promise<Pick<StageData, 'participant' | 'call'>> {
  const [game] = await findGameOfNumber(context.db, attemptOf(context, phone))
  return game ?? { participant: null, call: null }
}

const findGameOfNumber = made((db, attempt: Attempt) =>
  db
    .select({ participant: participants, call: calls })
    .from(participants)
    .leftJoin(calls, eq(calls.id, participants.callId))
    .where(isAttempt(attempt)),
)

/** Whether the number's one game is over, or is being played: then no call asks for digits. */
function isInGame(participant: StageData['participant']): boolean {
  return participant !== null && participant.kind === 'prize' && participant.lostAt === null
}

async function readAsking({ db, campaignId }: GameContext, phone: string): Promise<StageData['asking']> {
  const [asking] = await findCallThatAsks(db, { campaignId, phone })
  return asking ?? null
}

const findCallThatAsks = made((db, { campaignId, phone }: { campaignId: number; phone: string }) =>
  db
    .select({ answeredAt: calls.answeredAt, direction: calls.direction })
    .from(calls)
    .where(
      and(
        eq(calls.campaignId, campaignId),
        eq(calls.caller, phone),
        eq(calls.part, 'digits'),
        isNull(calls.participantId),
        isNull(calls.endedAt),
      ),
    ),
)
