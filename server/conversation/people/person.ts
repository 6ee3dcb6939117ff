import { and, desc, eq, or, type SQL } from 'drizzle-orm'
import { codes, deeds, participants, visits } from '../../store/schema/schema.ts'
import type { GameContext, Participant } from '../../store/store.ts'
import { type PlayedRebus, readPlayed } from './person-answers.ts'
import { type PersonCall, readCalls } from './person-calls.ts'
import { maskIfNumber, stateOf, titleOf } from './rows.ts'
import type { PersonState } from './rows.ts'

type Code = typeof codes.$inferSelect

/** A browser in which the number was given. `consent`: the path of the text that was agreed to. */
type PersonVisit = { id: number; openedAt: Date; consent: { version: string; path: string; at: Date }; isPlaying: boolean }

/** A code that the game has, or had. */
type PersonCode = Pick<Code, 'id' | 'code' | 'takenAt' | 'revokedAt' | 'voidedAt' | 'spentAt' | 'validUntil'> & {
  prize: string | null
}

type PersonDeed = Pick<typeof deeds.$inferSelect, 'id' | 'at' | 'name' | 'what' | 'about'>

type Kept = Pick<
  Participant,
  | 'id'
  | 'startedAt'
  | 'lostAt'
  | 'finishedAt'
  | 'points'
  | 'code'
  | 'proof'
  | 'provedAt'
  | 'sms'
  | 'copiedAt'
  | 'followedAt'
  | 'prizeRevokedAt'
  | 'withdrawnAt'
>

/** One game with everything that led to it and came of it. `number` is masked; null once it has been erased, and in a game for fun. */
export type Person = Kept & {
  number: string | null
  isForFun: boolean
  state: PersonState
  prize: string | null
  /** a promo code is sent to the number, shown nowhere else */
  isPrizeByMessage: boolean
  agreement: { version: string; at: Date; path: string } | null
  visits: PersonVisit[]
  calls: PersonCall[]
  rebuses: PlayedRebus[]
  codes: PersonCode[]
  deeds: PersonDeed[]
  /** of what more is kept than is shown: visits, calls and deeds from before, unclear words from after */
  hasMore: Record<'visits' | 'calls' | 'deeds' | 'words', boolean>
}

const mostShown = 10
const mostDeeds = 30

/** Reads one game of the campaign, as its own page shows it; null where the campaign has no such game. */
export async function readPerson(context: GameContext, gameId: number): Promise<Person | null> {
  const { db, campaignId, isPrizeByMessage } = context
  const isMeant = and(eq(participants.id, gameId), eq(participants.campaignId, campaignId))
  const [game] = await db.select().from(participants).where(isMeant)
  if (!game) return null
  const playing = await context.campaigns.withVersion(db, context, game.versionId)
  const phone = game.phone?.startsWith('+') ? game.phone : null
  const [visits, { calls, ...others }, played, codes, deeds] = await Promise.all([
    readVisits(context, game, phone),
    readCalls(context, game, phone),
    readPlayed(playing, game),
    readCodes(playing, game),
    readDeeds(context, gameId),
  ])
  return {
    ...keptOf(game),
    number: maskIfNumber(game.phone),
    isForFun: game.kind === 'fun',
    state: stateOf(game),
    prize: titleOf(playing.quiz, game.tierId),
    isPrizeByMessage,
    agreement: agreementOf(context, game.consentVersion, game.consentAt),
    visits: visits.slice(0, mostShown),
    calls,
    rebuses: played.rebuses,
    codes,
    deeds: deeds.slice(0, mostDeeds),
    hasMore: {
      visits: visits.length > mostShown,
      calls: others.hasMore,
      deeds: deeds.length > mostDeeds,
      words: played.hasMore,
    },
  }
}

function keptOf(game: Participant): Kept {
  const { id, startedAt, lostAt, finishedAt, points, code, proof, provedAt, sms, copiedAt, followedAt } = game
  const { prizeRevokedAt, withdrawnAt } = game
  return {
    id,
    startedAt,
    lostAt,
    finishedAt,
    points,
    code,
    proof,
    provedAt,
    sms,
    copiedAt,
    followedAt,
    prizeRevokedAt,
    withdrawnAt,
  }
}

function agreementOf({ path }: GameContext, version: string | null, at: Date | null) {
  return version === null || at === null ? null : { version, at, path: `${path}/consent/${encodeURIComponent(version)}` }
}

/** The browser that plays or has played, and those that gave the number without playing. */
async function readVisits(context: GameContext, game: Participant, phone: string | null): Promise<PersonVisit[]> {
  const { db, campaignId, path } = context
  const isTheirs: (SQL | undefined)[] = [eq(visits.id, game.visitId), eq(visits.participantId, game.id)]
  if (phone !== null) isTheirs.push(eq(visits.phone, phone))
  const rows = await db
    .select()
    .from(visits)
    .where(and(eq(visits.campaignId, campaignId), or(...isTheirs)))
    .orderBy(desc(visits.openedAt))
    .limit(mostShown + 1)
  return rows.map(({ id, openedAt, consentVersion: version, consentAt: at }) => ({
    id,
    openedAt,
    consent: { version, at, path: `${path}/consent/${encodeURIComponent(version)}` },
    isPlaying: id === game.visitId,
  }))
}

/** Every code that the game was given, the newest first. */
async function readCodes({ db, quiz }: GameContext, { id }: Participant): Promise<PersonCode[]> {
  const rows = await db.select().from(codes).where(eq(codes.participantId, id)).orderBy(desc(codes.takenAt), desc(codes.id))
  return rows.map(({ id, code, takenAt, revokedAt, voidedAt, spentAt, validUntil, tierId }) => ({
    id,
    code,
    takenAt,
    revokedAt,
    voidedAt,
    spentAt,
    validUntil,
    prize: titleOf(quiz, tierId),
  }))
}

/** What was done at the desk to this game, the newest first. */
function readDeeds({ db }: GameContext, gameId: number): Promise<PersonDeed[]> {
  const { id, at, name, what, about } = deeds
  return db
    .select({ id, at, name, what, about })
    .from(deeds)
    .where(eq(deeds.gameId, gameId))
    .orderBy(desc(deeds.id))
    .limit(mostDeeds + 1)
}
