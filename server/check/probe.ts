import { and, eq, gt, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm'
import type { Answer } from '../control/post.ts'
import { type Call, inOneTransaction, type World } from '../game/world.ts'
import { calls, checks } from '../schema.ts'
import { keepFindings } from './findings.ts'

/** By then a session that has nothing more to report has ended. */
const deadSeconds = 15
/** A server that comes up after this lets the matter rest. */
export const probedSeconds = 120

/** What a probe's finding says while its answer is awaited: whichever server writes it makes the probe. */
export const underWay = 'under way'

type Probe = 'session reply' | 'dead session'

/**
 * The server's own part of a first-call check, each once: what the session answers while its call goes on, to a turn that the
 * scenario reports if it arrives, and what it answers when the call is over.
 */
export async function probe(world: World): Promise<void> {
  await tryOut(world, 'session reply', and(isNotNull(calls.answeredAt), isNull(calls.endedAt)))
  await tryOut(
    world,
    'dead session',
    and(lt(calls.endedAt, ago(world, deadSeconds)), gt(calls.endedAt, ago(world, probedSeconds))),
  )
}

async function tryOut(world: World, name: Probe, isTime: SQL | undefined): Promise<void> {
  const due = await world.db
    .select({ call: calls })
    .from(checks)
    .innerJoin(calls, eq(calls.id, checks.callId))
    .where(and(eq(checks.quiz, world.quizName), isUntried(name), isTime))
  for (const { call } of due) {
    if (!(await claim(world, name, call))) continue
    const seen = call.control === null ? 'no session address' : describe(await world.control.probe(call.control, call.reply))
    await inOneTransaction(world, (moment) => keepFindings(moment, call, { [name]: seen }))
  }
}

function claim(world: World, name: Probe, call: Call): Promise<boolean> {
  return inOneTransaction(world, async (moment) => {
    const [check] = await moment.tx
      .select({ id: checks.id })
      .from(checks)
      .where(and(eq(checks.callId, call.id), isUntried(name)))
      .for('update')
    if (check) await keepFindings(moment, call, { [name]: underWay })
    return check !== undefined
  })
}

function isUntried(name: Probe): SQL {
  return sql`${checks.findings} ->> ${name} is null`
}

function describe(answer: Answer | null): string {
  return answer ? `${answer.status}, ${answer.hasBody ? 'with' : 'without'} a body` : 'no answer'
}

function ago(world: World, seconds: number): Date {
  return new Date(world.now().getTime() - seconds * 1000)
}
