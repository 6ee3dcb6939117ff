import { alternately } from './alternately.ts'
import type { Contender } from './contender.ts'
import type { Part } from './parts.ts'
import { type Measured, printRound, printSummary } from './print.ts'

/** Measures one part of every contender that it takes, and prints each round with the machine's load, then their medians. */
export async function measure(part: Part<unknown>, contenders: readonly Contender[], rounds: number): Promise<void> {
  const taken = contenders.filter(part.takes)
  const measured: Measured = new Map(taken.map((contender) => [contender, []]))
  for (let round = 0; round < rounds; round++) {
    const turns = { first: round * part.waves, count: part.waves }
    for (const [contender, waves] of await alternately(taken, turns, part.wave)) {
      measured.get(contender)?.push(part.figures(waves))
    }
    printRound(part, measured, { number: round + 1, of: rounds })
  }
  printSummary(part, measured)
}
