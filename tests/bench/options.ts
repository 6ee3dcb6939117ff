import { parseArgs } from 'node:util'
import { type Part, parts } from './parts.ts'

export type Options = {
  /** a revision of this repository to compare with */
  against: string | null
  parts: Part<unknown>[]
  /** how often each part is repeated */
  rounds: number
}

export const usualRounds = '3'

/** An invalid option; the message says what was expected. */
class OptionsProblem extends Error {}

/** Parses `--against <revision> --only <part> --rounds <number>`. Throws `OptionsProblem`, or `TypeError` for an unknown option. */
export function readOptions(words: string[]): Options {
  const { values } = parseArgs({
    args: words,
    options: {
      against: { type: 'string' },
      only: { type: 'string', multiple: true, default: [''] },
      rounds: { type: 'string', default: usualRounds },
    },
  })
  const { against = null, only, rounds } = values
  const chosen = parts.filter(({ name }) => only.some((part) => name.includes(part)))
  if (chosen.length === 0) throw new OptionsProblem(`--only: expected a part of ${parts.map(({ name }) => name).join(', ')}`)
  return { against, parts: chosen, rounds: parseRounds(rounds) }
}

/** Throws `OptionsProblem` unless this is a number of rounds. */
export function parseRounds(rounds: string): number {
  if (!/^[1-9]\d?$/.test(rounds)) throw new OptionsProblem(`--rounds: expected a number from 1 to 99, found ${rounds}`)
  return Number(rounds)
}

/** Returns what `read` makes of the command line. A bad option ends the process with a sentence that says what was expected. */
export function optionsOrEnd<Result>(read: (words: string[]) => Result): Result {
  try {
    return read(process.argv.slice(2))
  } catch (error) {
    console.error(error instanceof OptionsProblem || error instanceof TypeError ? error.message : error)
    return process.exit(1)
  }
}
