import { and, eq, inArray, isNull } from 'drizzle-orm'
import { maskNumber } from '../rules/phone-number/phone-number.ts'
import { participants, visits } from '../store/schema/schema.ts'
import {
  appendEntries,
  eraseEntriesNaming,
  type GameContext,
  hashToken,
  inTransaction,
  made,
  type Transaction,
  type Visit,
} from '../store/store.ts'
import { type Attempt, attemptOf, isAttempt } from './find-by-number.ts'
import { drawPairingCode } from './pairing-code.ts'
import { callOffFormer } from './ringing.ts'

/**
 * What the visitor submitted: `phone` is E.164, `consentVersion` the version of the consent text they agreed to,
 * `addressDisguise` the pseudonym of their network address. With `tellsGame` false, a number that has played gets a visit like
 * any other, and the call tells.
 */
export type GivenNumber = { phone: string; consentVersion: string; addressDisguise?: string; tellsGame?: boolean }

/** Returns the visit of this token in this campaign, or `null`. */
export async function findVisit(context: GameContext, token: string): Promise<Visit | null> {
  const [visit] = await findByToken(context.db, keyOf(context, token))
  return visit ?? null
}

const findByToken = made((db, key: VisitKey) => db.select().from(visits).where(isOfKey(key)))

/**
 * Makes a token that the browser's page has made open the visits of its former token, in all campaigns. The former one opens nothing any
 * more: not even a visit to a campaign that the new token has already begun.
 */
export function replaceToken(context: GameContext, former: string, token: string): Promise<void> {
  return inTransaction(context, async ({ tx }) => {
    const [from, to] = [hashToken(former), hashToken(token)]
    const own = await tx
      .select()
      .from(visits)
      .where(inArray(visits.token, [from, to]))
      .orderBy(visits.id)
      .for('update')
    const begun = own.filter((visit) => visit.token === to).map(({ campaignId }) => campaignId)
    for (const { id, campaignId } of own.filter((visit) => visit.token === from)) {
      const next = begun.includes(campaignId) ? `replaced ${id}` : to
      await tx.update(visits).set({ token: next }).where(eq(visits.id, id))
    }
  })
}

/**
 * Opens a browser's visit, or gives an open one another number, and returns it. A visit that is already paired with a game
 * is returned unchanged. Returns 'played' when the number has used its attempt and the visit may tell. Locks the visit.
 */
export function openVisit(context: GameContext, token: string, given: GivenNumber): Promise<Visit | 'played'> {
  return inTransaction(context, async (transaction) => {
    const [existing] = await lockByToken(transaction.tx, keyOf(context, token))
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

const lockByToken = made((db, key: VisitKey) => db.select().from(visits).where(isOfKey(key)).for('update'))

async function hasPlayed({ tx, context }: Transaction, phone: string): Promise<boolean> {
  const [participant] = await findAttempt(tx, attemptOf(context, phone))
  return participant?.finishedAt != null
}

const findAttempt = made((db, attempt: Attempt) =>
  db.select({ finishedAt: participants.finishedAt }).from(participants).where(isAttempt(attempt)),
)

async function saveVisit(
  transaction: Transaction,
  existing: Visit | undefined,
  token: string,
  given: GivenNumber,
): Promise<Visit> {
  const { context, at } = transaction
  const tellsGame = given.tellsGame ?? true
  const row = { ...given, ...keyOf(context, token), tellsGame, consentAt: at, openedAt: at }
  const [visit] = existing ? await changeVisit(transaction, existing, row) : await addVisit(transaction, row)
  if (!visit) throw new Error('expected the visit that was just saved, found no row')
  return visit
}

type GivenRow = GivenNumber & VisitKey & Pick<Visit, 'tellsGame' | 'consentAt' | 'openedAt'>

async function changeVisit(transaction: Transaction, { id, digits }: Visit, row: GivenRow): Promise<Visit[]> {
  const code = digits === null ? await drawCode(transaction) : {}
  return transaction.tx
    .update(visits)
    .set({ ...row, ...code })
    .where(eq(visits.id, id))
    .returning()
}

async function addVisit(transaction: Transaction, row: GivenRow): Promise<Visit[]> {
  const code = await drawCode(transaction)
  return insertVisit(transaction.tx, { ...row, ...code, addressDisguise: row.addressDisguise ?? null })
}

type NewVisit = Omit<Visit, 'id' | 'participantId' | 'entries' | 'version'>

const insertVisit = made((db, row: NewVisit) => {
  const { token, campaignId, phone, addressDisguise, digits, digitsAt, consentVersion, consentAt, tellsGame, openedAt } = row
  return db
    .insert(visits)
    .values({ token, campaignId, phone, addressDisguise, digits, digitsAt, consentVersion, consentAt, tellsGame, openedAt })
    .returning()
})

async function drawCode(transaction: Transaction): Promise<{ digits: string; digitsAt: Date }> {
  return { digits: await drawPairingCode(transaction), digitsAt: transaction.at }
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
    const { tx, changed } = transaction
    for (const { id } of await renewCode(tx, { visitId, ...(await drawCode(transaction)) })) changed.add(id)
  })
}

const renewCode = made((db, { visitId, digits, digitsAt }: { visitId: number; digits: string; digitsAt: Date }) =>
  db
    .update(visits)
    .set({ digits, digitsAt, openedAt: digitsAt })
    .where(and(eq(visits.id, visitId), isNull(visits.digits), isNull(visits.participantId)))
    .returning({ id: visits.id }),
)

/** The hash of a token. A browser keeps its token from one campaign to the next. */
type VisitKey = Pick<Visit, 'token' | 'campaignId'>

function keyOf({ campaignId }: GameContext, token: string): VisitKey {
  return { token: hashToken(token), campaignId }
}

function isOfKey({ token, campaignId }: VisitKey) {
  return and(eq(visits.token, token), eq(visits.campaignId, campaignId))
}
