import { createHash } from 'node:crypto'

/** How many rows a table has, and a digest of them that does not depend on their order: two databases keep them in different ones. */
export type TableTally = { rows: number; digest: string }

const modulus = 1n << 128n

/** Counts lines, and adds up their hashes. */
export class Tally {
  rows = 0
  #sum = 0n

  add(lines: string[]): void {
    this.rows += lines.length
    for (const line of lines)
      this.#sum = (this.#sum + BigInt(`0x${createHash('sha256').update(line).digest('hex').slice(0, 32)}`)) % modulus
  }

  result(): TableTally {
    return { rows: this.rows, digest: this.#sum.toString(16).padStart(32, '0') }
  }
}
