import { parseArgs } from 'node:util'
import type { Fault } from './faults.ts'

/** The options on the command line. */
export type Options = {
  seed: number
  /** games at a time */
  games: number
  /** how long new games start under each fault; 0 plays one game per player */
  minutes: number
  /** faults at a time, each with its own machines */
  lanes: number
  faults: Fault[]
}

/** An invalid option; the message says what was expected. */
export class OptionsProblem extends Error {}

/** As many games as two cores can run in time beside the simulated players. */
const usual = { games: 6, minutes: 1, lanes: 1 }
/**
 * For the checks before every push, so the plan must be the same each time. Under one fault, three games keep two cores busy for a
 * fifth of the time, which leaves room for two faults at a time, and for a small suite beside them.
 */
const short = { seed: 42, games: 3, minutes: 0, lanes: 2 }

/**
 * Parses `--seed 42 --games 40 --only killed --minutes 5 --lanes 2`, or `--short`. Without a seed it draws one. Throws
 * `OptionsProblem` for a bad value and `TypeError` for an unknown option.
 */
export function readOptions(words: string[], all: Fault[]): Options {
  const { values } = parseArgs({
    args: words,
    options: {
      seed: { type: 'string' },
      games: { type: 'string' },
      minutes: { type: 'string' },
      lanes: { type: 'string' },
      only: { type: 'string', multiple: true },
      short: { type: 'boolean', default: false },
    },
  })
  const preset = values.short ? short : { ...usual, seed: Math.floor(Math.random() * 1_000_000) }
  return {
    seed: number('seed', values.seed) ?? preset.seed,
    games: number('games', values.games) ?? preset.games,
    minutes: number('minutes', values.minutes) ?? preset.minutes,
    lanes: number('lanes', values.lanes) ?? preset.lanes,
    faults: chosen(all, values.only),
  }
}

function number(name: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined
  if (!/^\d+(\.\d+)?$/.test(given)) throw new OptionsProblem(`--${name}: expected a number, found ${given}`)
  return Number(given)
}

/** Selects faults by a part of their names. */
function chosen(all: Fault[], only: string[] = ['']): Fault[] {
  for (const part of only) {
    if (!all.some(({ name }) => name.includes(part)))
      throw new OptionsProblem(`--only: expected a part of ${all.map(({ name }) => name).join(', ')}`)
  }
  return all.filter(({ name }) => only.some((part) => name.includes(part)))
}
