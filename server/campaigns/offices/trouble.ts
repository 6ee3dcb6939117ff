import type { Distrust } from '../../rules/connection-failure/connection-failure.ts'

/** What can go wrong between us and a ticket office, for the organiser to put right or to wait for. */
export type Trouble =
  /** the token is wrong, or was revoked */
  | 'token'
  /** the token may not do this, or there is no such organiser or event: it has ended, or was taken down */
  | 'rights'
  /** what we ask for does not exist there */
  | 'missing'
  /** it is too busy right now, or we ask too often */
  | 'busy'
  /** it has a fault of its own */
  | 'broken'
  /** nothing answers at this address */
  | 'unreachable'
  /** it was reached, and its certificate is not trusted */
  | `certificate: ${Distrust}`
  /** it takes too long */
  | 'slow'
  /** whoever answers is no ticket office of this kind */
  | 'stranger'
  /** it does not accept the rule of a tier */
  | 'rule'
  /** the last day of a tier's rule has passed */
  | 'out of date'

type Told = {
  trouble: Trouble
  /** what was asked may have been done nevertheless */
  mayBeDone?: boolean
  /** how long it wants to be left alone */
  retryAfterMs?: number | null
  /** what it said was wrong with the request, where it said so */
  refusal?: unknown
}

/** A ticket office did not do what it was asked. The message holds no token, no code and no address. */
export class OfficeProblem extends Error {
  readonly trouble: Trouble
  readonly mayBeDone: boolean
  readonly retryAfterMs: number | null
  readonly refusal: unknown

  constructor({ trouble, mayBeDone = false, retryAfterMs = null, refusal = null }: Told) {
    super(`the ticket office: ${trouble}`)
    this.trouble = trouble
    this.mayBeDone = mayBeDone
    this.retryAfterMs = retryAfterMs
    this.refusal = refusal
  }
}
