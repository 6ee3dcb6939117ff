import fc from 'fast-check'
import type { Input } from '../connection.ts'
import type { Ground } from '../ground.ts'
import type { Response } from '../response.ts'

/** Builds an input when its turn comes, from what is known by then. `learn` stores what its reply shows. */
export type Attempt = (ground: Ground) => Input & { learn?(response: Response | null): void }

export type Door = {
  name: string
  /** share of all inputs, in percent */
  share: number
  /** concurrent connections */
  connections: number
  attempts: fc.Arbitrary<Attempt>
}

/** A number `+7916…`; most draws are new to the server. */
export const phone = fc.noBias(fc.nat(9_999_999)).map((number) => `+7916${String(number).padStart(7, '0')}`)
