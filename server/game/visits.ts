import { and, eq, isNull } from 'drizzle-orm'
import { maskNumber } from '../rules/number/number.ts'
import { participants, visits } from '../store/schema/schema.ts'
import {
  appendEntries,
  eraseEntriesNaming,
  type GameContext,
  inTransaction,
  type Transaction,
  type Visit,
} from '../store/store.ts'
import { isAttemptOf } from './by-number.ts'
import { callOffFormer } from './callback-state.ts'
import { freePairingCode } from './pairing-code.ts'

/** `phone` is E.164. */
export type Given = { phone: string; consentVersion: string }

/** The visit that a cookie stands for, if any. */
export async function findVisit(context: GameContext, token: string): Promise<Visit | null> {
  const [visit] = await context.db.select().from(visits).where(hasToken(context, token))
  return visit ?? null
}

/**
 * Opens a browser's conversation, or gives an open one another number, as long as nobody has called. A visit that already has
 * its game keeps it; a number that has had its attempt is told so.
 */
export function openVisit(context: GameContext, token: string, given: Given): Promise<Visit | 'played'> {
  return inTransaction(context, async (transaction) => {
    const [known] = await transaction.tx.select().from(visits).where(hasToken(context, token)).for('update')
    if (known?.participantId != null) return known
    if (await hasPlayed(transaction, given.phone)) return 'played'
    // a slip of the finger may have hit somebody else's number: nothing is left of it
    if (known && known.phone !== given.phone) await eraseEntriesNaming(transaction, [known.id], known.phone)
    const visit = await keep(transaction, known, token, given)
    if (known) await callOffFormer(transaction, visit)
    if (visit.phone !== known?.phone) greet(transaction, visit)
    if (!known) transaction.telemetry.push({ type: 'visit opened', visit: visit.id })
    return visit
  })
}

async function hasPlayed({ tx, context }: Transaction, phone: string): Promise<boolean> {
  const [participant] = await tx
    .select({ finishedAt: participants.finishedAt })
    .from(participants)
    .where(isAttemptOf(context, phone))
  return participant?.finishedAt != null
}

async function keep(transaction: Transaction, known: Visit | undefined, token: string, given: Given): Promise<Visit> {
  const { tx, context, at } = transaction
  const digits = known?.digits ? {} : { digits: await freePairingCode(transaction), digitsAt: at }
  const row = { ...given, ...digits, token, quiz: context.quizName, consentAt: at, openedAt: at }
  const [visit] = known
    ? await tx.update(visits).set(row).where(eq(visits.id, known.id)).returning()
    : await tx.insert(visits).values(row).returning()
  if (!visit) throw new Error('a visit was not kept')
  return visit
}

function greet(transaction: Transaction, visit: Visit): void {
  const { opened } = transaction.context.spoken
  appendEntries(transaction, visit.id, [
    { from: 'visitor', text: opened.visitor(maskNumber(visit.phone)) },
    { from: 'pavel', text: opened.pavel },
  ])
}

/** Gives a visit that has outlived its digits new ones, so that what the page shows always works; two tabs get the same. */
export function wake(context: GameContext, visitId: number): Promise<void> {
  return inTransaction(context, async (transaction) => {
    const isAsleep = and(eq(visits.id, visitId), isNull(visits.digits), isNull(visits.participantId))
    const woken = await transaction.tx
      .update(visits)
      .set({ digits: await freePairingCode(transaction), digitsAt: transaction.at, openedAt: transaction.at })
      .where(isAsleep)
      .returning({ id: visits.id })
    for (const { id } of woken) transaction.changed.add(id)
  })
}

/** A browser keeps its token from one quiz to the next. */
function hasToken({ quizName }: GameContext, token: string) {
  return and(eq(visits.token, token), eq(visits.quiz, quizName))
}
