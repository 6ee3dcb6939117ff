import fc from 'fast-check'
import type { Input } from '../connection.ts'
import type { Ground } from '../ground.ts'
import type { Response } from '../response.ts'

/** An input is made when its turn comes, out of what is known then; `learn` keeps what its answer shows. */
export type Attempt = (ground: Ground) => Input & { learn?(response: Response | null): void }

export type Door = {
  name: string
  /** of a hundred inputs */
  share: number
  /** connections at once */
  lines: number
  attempts: fc.Arbitrary<Attempt>
}

/** `+7916…`, most of which nobody has given yet. */
export const phone = fc.noBias(fc.nat(9_999_999)).map((number) => `+7916${String(number).padStart(7, '0')}`)
