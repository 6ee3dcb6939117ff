import { type E164, maskNumber } from '../../rules/phone-number/phone-number.ts'
import { participants } from '../../store/schema/schema.ts'
import type { GameContext, Participant } from '../../store/store.ts'

/**
 * Which games a list shows. playing: in a call now · waiting: the call was lost, and the game waits · prizeless: over, without a prize
 * or without a code for it · returned: the attempt was given back · fun: played without a proved number · uncalled: no games at all, but
 * the numbers of those who never called
 */
export const peopleStates = ['all', 'winners', 'playing', 'waiting', 'prizeless', 'returned', 'fun', 'uncalled'] as const
export type PeopleState = (typeof peopleStates)[number]

/** What has become of a game. */
export type PersonState = 'playing' | 'waiting' | 'won' | 'prizeless' | 'revoked' | 'returned' | 'finished'

/** One game in a list. `number` is masked; null once it has been erased, and in a game for fun. */
export type PersonRow = {
  id: number
  startedAt: Date | null
  finishedAt: Date | null
  number: string | null
  isForFun: boolean
  state: PersonState
  points: number
  prize: string | null
  code: string | null
}

const { id, kind, phone, startedAt, lostAt, finishedAt, points, tierId, code, prizeRevokedAt, withdrawnAt } = participants

/** The columns that a row is made of. */
export const rowColumns = {
  id,
  kind,
  phone,
  startedAt,
  lostAt,
  finishedAt,
  points,
  tierId,
  code,
  prizeRevokedAt,
  withdrawnAt,
}

export type RowData = Pick<Participant, keyof typeof rowColumns>

/** Returns a game as a list shows it. */
export function rowOf({ quiz }: Pick<GameContext, 'quiz'>, game: RowData): PersonRow {
  const { id, startedAt, finishedAt, points, tierId, code, phone } = game
  const number = maskIfNumber(phone)
  const isForFun = game.kind === 'fun'
  return { id, startedAt, finishedAt, number, isForFun, state: stateOf(game), points, prize: titleOf(quiz, tierId), code }
}

/** Returns what the tier with this id is called; a tier that the quiz no longer has is called by its id. */
export function titleOf({ tiers }: GameContext['quiz'], tierId: string | null): string | null {
  return tierId === null ? null : (tiers.find(({ id }) => id === tierId)?.title ?? tierId)
}

/** Returns what has become of a game. */
export function stateOf({ kind, lostAt, finishedAt, code, prizeRevokedAt, withdrawnAt }: RowData): PersonState {
  if (withdrawnAt) return 'returned'
  if (!finishedAt) return lostAt ? 'waiting' : 'playing'
  if (kind === 'fun') return 'finished'
  if (prizeRevokedAt) return 'revoked'
  return code === null ? 'prizeless' : 'won'
}

/** Masks a number; null for the pseudonym of one that was erased. */
export function maskIfNumber(phone: string | null): string | null {
  return phone?.startsWith('+') ? maskNumber(phone as E164) : null
}
