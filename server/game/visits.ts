import { and, eq, isNull } from 'drizzle-orm'
import { maskNumber } from '../rules/phone-number/phone-number.ts'
import { participants, visits } from '../store/schema/schema.ts'
import {
  appendEntries,
  eraseEntriesNaming,
  type GameContext,
  hashToken,
  inTransaction,
  type Transaction,
  type Visit,
} from '../store/store.ts'
import { isAttemptOf } from './find-by-number.ts'
import { drawPairingCode } from './pairing-code.ts'
import { callOffFormer } from './ringing.ts'

/**
 * What the visitor submitted: `phone` is E.164, `consentVersion` the version of the consent text they agreed to,
 * `addressDisguise` the pseudonym of their network address. With `tellsGame` false, a number that has played gets a visit like
 * any other, and the call tells.
 */
export type GivenNumber = { phone: string; consentVersion: string; addressDisguise?: string; tellsGame?: boolean }

/** Returns the visit of a cookie's token in this quiz, or `null`. */
export async function findVisit(context: GameContext, token: string): Promise<Visit | null> {
  const [visit] = await context.db.select().from(visits).where(hasToken(context, token))
  return visit ?? null
}

/**
 * Opens a browser's visit, or gives an open one another number, and returns it. A visit that is already paired with a game
 * is returned unchanged. Returns 'played' when the number has used its attempt and the visit may tell. Locks the visit.
 */
export function openVisit(context: GameContext, token: string, given: GivenNumber): Promise<Visit | 'played'> {
  return inTransaction(context, async (transaction) => {
    const [existing] = await transaction.tx.select().from(visits).where(hasToken(context, token)).for('update')
    if (existing?.participantId != null) return existing
    if (given.tellsGame !== false && (await hasPlayed(transaction, given.phone))) return 'played'
    // A mistyped number may be someone else's, so no trace of it is kept.
    if (existing && existing.phone !== given.phone) await eraseEntriesNaming(transaction, [existing.id], existing.phone)
    const visit = await saveVisit(transaction, existing, token, given)
    if (existing) await callOffFormer(transaction, visit)
    if (visit.phone !== existing?.phone) greet(transaction, visit)
    if (!existing) transaction.telemetry.push({ type: 'visit opened', visit: visit.id })
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

async function saveVisit(
  transaction: Transaction,
  existing: Visit | undefined,
  token: string,
  given: GivenNumber,
): Promise<Visit> {
  const { tx, context, at } = transaction
  const newCode = existing?.digits ? {} : { digits: await drawPairingCode(transaction), digitsAt: at }
  const row = {
    tellsGame: true,
    ...given,
    ...newCode,
    token: hashToken(token),
    quiz: context.quizName,
    consentAt: at,
    openedAt: at,
  }
  const [visit] = existing
    ? await tx.update(visits).set(row).where(eq(visits.id, existing.id)).returning()
    : await tx.insert(visits).values(row).returning()
  if (!visit) throw new Error('expected the visit that was just saved, found no row')
  return visit
}

function greet(transaction: Transaction, visit: Visit): void {
  const { opened } = transaction.context.spoken
  appendEntries(transaction, visit.id, [
    { from: 'visitor', text: opened.visitor(maskNumber(visit.phone)) },
    { from: 'pavel', text: opened.pavel },
  ])
}

/**
 * Gives a new pairing code to an unpaired visit whose code was released, so that the code on the page always works. Two tabs
 * of one visit get the same code, because only the first finds the visit without one.
 */
export function renewPairingCode(context: GameContext, visitId: number): Promise<void> {
  return inTransaction(context, async (transaction) => {
    const hasNoCode = and(eq(visits.id, visitId), isNull(visits.digits), isNull(visits.participantId))
    const renewed = await transaction.tx
      .update(visits)
      .set({ digits: await drawPairingCode(transaction), digitsAt: transaction.at, openedAt: transaction.at })
      .where(hasNoCode)
      .returning({ id: visits.id })
    for (const { id } of renewed) transaction.changed.add(id)
  })
}

/** A browser keeps its token from one quiz to the next. */
function hasToken({ quizName }: GameContext, token: string) {
  return and(eq(visits.token, hashToken(token)), eq(visits.quiz, quizName))
}
