import { and, eq, isNull } from 'drizzle-orm'
import { maskNumber } from '../rules/number/number.ts'
import { participants, visits } from '../store/schema/schema.ts'
import { eraseLines, inOneTransaction, log, type Moment, type Visit, type World } from '../store/store.ts'
import { isAttemptOf } from './by-number.ts'
import { callOffFormer } from './callback-state.ts'
import { freeDigits } from './pairing-code.ts'

/** `phone` is E.164. */
export type Given = { phone: string; consentVersion: string }

/** The visit that a cookie stands for, if any. */
export async function findVisit(world: World, token: string): Promise<Visit | null> {
  const [visit] = await world.db.select().from(visits).where(hasToken(world, token))
  return visit ?? null
}

/**
 * Opens a browser's conversation, or gives an open one another number, as long as nobody has called. A visit that already has
 * its game keeps it; a number that has had its attempt is told so.
 */
export function openVisit(world: World, token: string, given: Given): Promise<Visit | 'played'> {
  return inOneTransaction(world, async (moment) => {
    const [known] = await moment.tx.select().from(visits).where(hasToken(world, token)).for('update')
    if (known?.participantId != null) return known
    if (await hasPlayed(moment, given.phone)) return 'played'
    // a slip of the finger may have hit somebody else's number: nothing is left of it
    if (known && known.phone !== given.phone) await eraseLines(moment, [known.id], known.phone)
    const visit = await keep(moment, known, token, given)
    if (known) await callOffFormer(moment, visit)
    if (visit.phone !== known?.phone) greet(moment, visit)
    if (!known) moment.facts.push({ type: 'visit opened', visit: visit.id })
    return visit
  })
}

async function hasPlayed({ tx, world }: Moment, phone: string): Promise<boolean> {
  const [participant] = await tx
    .select({ finishedAt: participants.finishedAt })
    .from(participants)
    .where(isAttemptOf(world, phone))
  return participant?.finishedAt != null
}

async function keep(moment: Moment, known: Visit | undefined, token: string, given: Given): Promise<Visit> {
  const { tx, world, at } = moment
  const digits = known?.digits ? {} : { digits: await freeDigits(moment), digitsAt: at }
  const row = { ...given, ...digits, token, quiz: world.quizName, consentAt: at, openedAt: at }
  const [visit] = known
    ? await tx.update(visits).set(row).where(eq(visits.id, known.id)).returning()
    : await tx.insert(visits).values(row).returning()
  if (!visit) throw new Error('a visit was not kept')
  return visit
}

function greet(moment: Moment, visit: Visit): void {
  const { opened } = moment.world.spoken
  log(moment, visit.id, [
    { from: 'visitor', text: opened.visitor(maskNumber(visit.phone)) },
    { from: 'pavel', text: opened.pavel },
  ])
}

/** Gives a visit that has outlived its digits new ones, so that what the page shows always works; two tabs get the same. */
export function wake(world: World, visitId: number): Promise<void> {
  return inOneTransaction(world, async (moment) => {
    const isAsleep = and(eq(visits.id, visitId), isNull(visits.digits), isNull(visits.participantId))
    const woken = await moment.tx
      .update(visits)
      .set({ digits: await freeDigits(moment), digitsAt: moment.at, openedAt: moment.at })
      .where(isAsleep)
      .returning({ id: visits.id })
    for (const { id } of woken) moment.changed.add(id)
  })
}

/** A browser keeps its token from one quiz to the next. */
function hasToken({ quizName }: World, token: string) {
  return and(eq(visits.token, token), eq(visits.quiz, quizName))
}
