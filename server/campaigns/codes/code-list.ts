import { and, desc, eq, inArray, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm'
import { type E164, maskNumber } from '../../rules/phone-number/phone-number.ts'
import { type Author, noteDeed } from '../../staff/staff.ts'
import { codes, participants } from '../../store/schema/schema.ts'
import { type GameContext, inTransaction, isInPool } from '../../store/store.ts'

/** What a code can be. `given`: and neither spent nor taken back. */
export const codeStates = ['free', 'given', 'spent', 'withdrawn', 'revoked'] as const
export type CodeState = (typeof codeStates)[number]

/** One code. `number` is masked; null for a code that nobody has, and where its winner was erased. `game` is the winner's. */
export type CodeLine = {
  id: number
  code: string
  tierId: string
  state: CodeState
  addedAt: Date | null
  takenAt: Date | null
  spentAt: Date | null
  withdrawnAt: Date | null
  revokedAt: Date | null
  voidedAt: Date | null
  game: number | null
  number: string | null
}

/** Which codes are asked for. `code`: all or a part of it, in any case; only all of it where `isWhole`, so that nobody guesses a code bit by bit. */
export type Asked = { state: CodeState | null; code: string; isWhole?: boolean }

/** Some codes, and the id before which the next ones begin; null at the end. */
export type CodePage = { lines: CodeLine[]; before: number | null }

const linesPerPage = 50
const linesPerBatch = 1_000

/**
 * Reads a page of codes: those that were given last, or put in last, first. A code that is asked for as it is written is found at once;
 * for a part of one all are looked through.
 */
export async function readCodePage(context: GameContext, asked: Asked, before: number | null): Promise<CodePage> {
  const written = asWritten(asked.code)
  const exact = asked.code === '' ? null : await readLines(context, asked, null, written.length, inArray(codes.code, written))
  return exact && (asked.isWhole || exact.lines.length > 0) ? exact : readLines(context, asked, before, linesPerPage)
}

const asWritten = (code: string) => [...new Set([code, code.toUpperCase(), code.toLowerCase()])]

/** Returns all codes that are asked for, one after the other, for somebody who takes them away, and notes that. */
export async function takeCodes(context: GameContext, asked: Asked, by: Author): Promise<AsyncGenerator<CodeLine>> {
  await inTransaction(context, (transaction) => noteDeed(transaction, by, { what: 'took a table', about: 'codes' }))
  return walk(context, asked)
}

async function* walk(context: GameContext, asked: Asked): AsyncGenerator<CodeLine> {
  for (let before: number | null = null; ;) {
    const page: CodePage = await readLines(context, asked, before, linesPerBatch)
    yield* page.lines
    if (page.before === null) return
    before = page.before
  }
}

async function readLines(
  context: GameContext,
  { state, code, isWhole }: Asked,
  before: number | null,
  most: number,
  isSearched = code === '' ? undefined : isWhole ? inArray(codes.code, asWritten(code)) : isLike(code),
): Promise<CodePage> {
  const { db, campaignId } = context
  const isByTime = state !== null && takenStates.includes(state)
  const rows = await db
    .select({ code: codes, phone: participants.phone })
    .from(codes)
    .leftJoin(participants, eq(participants.id, codes.participantId))
    .where(
      and(
        eq(codes.campaignId, campaignId),
        state === null ? undefined : isIn[state],
        isSearched,
        before === null ? undefined : isByTime ? isTakenBefore(before) : lt(codes.id, before),
      ),
    )
    .orderBy(...(isByTime ? [desc(codes.takenAt), desc(codes.id)] : [desc(codes.id)]))
    .limit(most + 1)
  const lines = rows.slice(0, most).map(({ code: { participantId, ...row }, phone }) => ({
    ...row,
    state: stateOf(row),
    game: participantId,
    number: phone?.startsWith('+') ? maskNumber(phone as E164) : null,
  }))
  return { lines, before: rows.length > most ? (lines.at(-1)?.id ?? null) : null }
}

/** Of these there is an index by the time at which they were given. */
const takenStates: CodeState[] = ['given', 'spent', 'revoked']

const isIn: Record<CodeState, SQL | undefined> = {
  free: isInPool(),
  given: and(isNotNull(codes.takenAt), isNotNull(codes.participantId), isNull(codes.revokedAt), isNull(codes.spentAt)),
  spent: and(isNotNull(codes.takenAt), isNotNull(codes.spentAt)),
  withdrawn: isNotNull(codes.withdrawnAt),
  revoked: and(isNotNull(codes.takenAt), isNotNull(codes.revokedAt)),
}

function stateOf(row: Pick<typeof codes.$inferSelect, 'spentAt' | 'revokedAt' | 'withdrawnAt' | 'takenAt'>): CodeState {
  if (row.spentAt) return 'spent'
  if (row.revokedAt) return 'revoked'
  if (row.withdrawnAt) return 'withdrawn'
  return row.takenAt ? 'given' : 'free'
}

/** A part that is looked for is taken by the letter: `%` is a per cent sign. */
const isLike = (code: string) => sql`position(${code.toUpperCase()} in upper(${codes.code})) > 0`

function isTakenBefore(id: number): SQL | undefined {
  const takenAt = sql`(select taken_at from codes last where last.id = ${id})`
  return and(sql`${codes.takenAt} <= ${takenAt}`, or(sql`${codes.takenAt} < ${takenAt}`, lt(codes.id, id)))
}
