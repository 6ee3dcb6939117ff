import { parseArgs } from 'node:util'
import { type Part, parts } from './parts.ts'

export type Options = {
  /** a revision of this repository to compare with */
  against: string | null
  parts: Part<unknown>[]
  /** how often each part is repeated */
  rounds: number
}

/** An invalid option; the message says what was expected. */
export class OptionsProblem extends Error {}

/** Parses `--against <revision> --only <part> --rounds <number>`. Throws `OptionsProblem`, or `TypeError` for an unknown option. */
export function readOptions(words: string[]): Options {
  const { values } = parseArgs({
    args: words,
    options: {
      against: { type: 'string' },
      only: { type: 'string', multiple: true, default: [''] },
      rounds: { type: 'string', default: '3' },
    },
  })
  const { against = null, only, rounds } = values
  const chosen = parts.filter(({ name }) => only.some((part) => name.includes(part)))
  if (chosen.length === 0) throw new OptionsProblem(`--only: expected a part of ${parts.map(({ name }) => name).join(', ')}`)
  if (!/^[1-9]\d?$/.test(rounds)) throw new OptionsProblem(`--rounds: expected a number from 1 to 99, found ${rounds}`)
  return { against, parts: chosen, rounds: Number(rounds) }
}
