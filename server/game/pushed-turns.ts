import { and, eq, gt, isNull, lt } from 'drizzle-orm'
import type { Turn } from '../../scenario/protocol.ts'
import { calls, participants } from '../store/schema/schema.ts'
import { type Call, inOneTransaction, log, type Moment, type Participant, type World } from '../store/store.ts'
import { lockParticipant } from './participant.ts'

const patienceSeconds = 3
/** So often a turn is posted; a line that has not answered by then counts as silent. */
export const mostPushes = 2

/**
 * The line has not asked for this turn, so it is posted to it after the commit, and has to say that it has begun. A line that
 * cannot be reached from here hears of the turn with the reply to its next event.
 */
export async function tellLine({ tx, at, untold, facts }: Moment, { id, control }: Call, turn: Turn): Promise<void> {
  if (control === null) return
  await tx.update(calls).set({ pushes: 1, pushedAt: at }).where(eq(calls.id, id))
  untold.push({ control, turn })
  facts.push({ type: 'turn pushed', call: id, turn: turn.turn })
}

/** The line has begun the current turn. */
export async function acknowledge(moment: Moment, call: Call, turn: number): Promise<void> {
  if (turn === call.turn) await hasComeBack(moment, call)
}

/** A line that was thought dead speaks: the game goes on in it. */
export async function hasComeBack(moment: Moment, call: Call): Promise<void> {
  if (call.pushes === 0) return
  await moment.tx.update(calls).set({ pushes: 0, heardAt: moment.at }).where(eq(calls.id, call.id))
  if (call.pushes > mostPushes && call.participantId !== null) await goOn(moment, call, call.participantId)
}

/** Once more to lines that have not answered for three seconds; after that the visitor is told, and the game waits. */
export async function followUp(world: World): Promise<void> {
  const due = await world.db.select({ id: calls.id }).from(calls).where(isDue(world))
  for (const { id } of due) await remind(world, id)
}

function isDue(world: World) {
  const before = new Date(world.now().getTime() - patienceSeconds * 1000)
  const isAwaited = and(gt(calls.pushes, 0), lt(calls.pushes, mostPushes + 1), isNull(calls.endedAt))
  return and(eq(calls.quiz, world.quizName), isAwaited, lt(calls.pushedAt, before))
}

function remind(world: World, id: string): Promise<void> {
  return inOneTransaction(world, async (moment) => {
    const { tx, at, untold, facts } = moment
    const [call] = await tx
      .select()
      .from(calls)
      .where(and(eq(calls.id, id), isDue(world)))
      .for('update')
    if (!call) return
    await tx
      .update(calls)
      .set({ pushes: call.pushes + 1, pushedAt: at })
      .where(eq(calls.id, id))
    facts.push({ type: 'push unacknowledged', call: id, turn: call.turn, pushes: call.pushes })
    if (call.pushes >= mostPushes) return tellVisitor(moment, call)
    if (call.control !== null) untold.push({ control: call.control, turn: call.reply })
  })
}

async function tellVisitor(moment: Moment, call: Call): Promise<void> {
  const participant = await playerOf(moment, call)
  if (!participant) return
  const { spoken, quiz } = moment.world
  await moment.tx.update(participants).set({ lostAt: moment.at }).where(eq(participants.id, participant.id))
  log(moment, participant.visitId, [{ from: 'line', text: spoken.lineIsSilent({ minutes: quiz.graceMinutes }) }])
}

async function goOn(moment: Moment, call: Call, participantId: number): Promise<void> {
  const participant = await playerOf(moment, { ...call, participantId })
  if (!participant?.lostAt) return
  await moment.tx.update(participants).set({ lostAt: null }).where(eq(participants.id, participant.id))
  log(moment, participant.visitId, [{ from: 'line', text: moment.world.spoken.lineIsBack }])
}

/** Whoever plays a game in this very call that is not over. */
async function playerOf(moment: Moment, { id, participantId }: Call): Promise<Participant | null> {
  if (participantId === null) return null
  const participant = await lockParticipant(moment, participantId)
  return participant.callId === id && !participant.finishedAt ? participant : null
}
