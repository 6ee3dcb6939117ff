import { parseArgs } from 'node:util'
import type { Fault } from './faults.ts'

/** What the command line asks for. */
export type Options = {
  seed: number
  /** games at once */
  games: number
  /** how long games are begun under each fault; 0 for one game each */
  minutes: number
  /** faults at once, each with machines of its own */
  lanes: number
  faults: Fault[]
}

/** A command line that cannot be followed: what was expected. */
export class OptionsProblem extends Error {}

/** As many as two cores play in time beside those who play them. */
const usual = { games: 6, minutes: 1, lanes: 1 }
/** What is repeated at every check must be the same every time. Three games leave half of two cores idle: two faults fit beside each other. */
const short = { seed: 42, games: 3, minutes: 0, lanes: 2 }

/** `--seed 42 --games 40 --only killed --minutes 5 --lanes 2`, or `--short`. Without a seed, a new one is drawn, and printed. */
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

/** By a part of their names. */
function chosen(all: Fault[], only: string[] = ['']): Fault[] {
  for (const part of only) {
    if (!all.some(({ name }) => name.includes(part)))
      throw new OptionsProblem(`--only: expected a part of ${all.map(({ name }) => name).join(', ')}`)
  }
  return all.filter(({ name }) => only.some((part) => name.includes(part)))
}
