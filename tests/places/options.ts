import { parseArgs } from 'node:util'

export type Options = { games: number; startSeconds: number; only: string[] }

/** An invalid option; the message says what was expected. */
export class OptionsProblem extends Error {}

/**
 * Parses `--only pooler --games 3 --start-seconds 240`. `only` is a part of the names of rows, and may be given several times. Throws
 * `OptionsProblem` for a bad value and `TypeError` for an unknown option.
 */
export function readOptions(words: string[], names: string[]): Options {
  const { values } = parseArgs({
    args: words,
    options: {
      only: { type: 'string', multiple: true, default: [''] },
      games: { type: 'string', default: '3' },
      'start-seconds': { type: 'string', default: '240' },
    },
  })
  const unknown = values.only.find((part) => !names.some((name) => name.includes(part)))
  if (unknown !== undefined) throw new OptionsProblem(`--only: expected a part of ${names.join(', ')}, found ${unknown}`)
  return { games: count('games', values.games), startSeconds: count('start-seconds', values['start-seconds']), only: values.only }
}

function count(name: string, given: string): number {
  if (!/^[1-9]\d{0,3}$/.test(given)) throw new OptionsProblem(`--${name}: expected a number from 1 to 9999, found ${given}`)
  return Number(given)
}
