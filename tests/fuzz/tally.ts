import type { Answer } from './connection.ts'

export type Counts = { inputs: number; statuses: Record<string, number>; slowestMs: number }

/** Counts the outcomes for each door. */
export type Tally = { doors: Map<string, Counts>; count(door: string, answer: Answer): void }

export function createTally(): Tally {
  const doors = new Map<string, Counts>()
  return {
    doors,
    count(door, { response, outcome, ms }) {
      const counts = doors.get(door) ?? { inputs: 0, statuses: {}, slowestMs: 0 }
      const kind = response ? kindOf(response.status) : outcome
      counts.inputs += 1
      counts.statuses[kind] = (counts.statuses[kind] ?? 0) + 1
      if (response) counts.slowestMs = Math.max(counts.slowestMs, ms)
      doors.set(door, counts)
    },
  }
}

/**
 * 429 is counted apart because many of them would mean that rate limits shielded the server; 505 is the runtime's refusal of
 * bytes that are not HTTP/1.1.
 */
function kindOf(status: number): string {
  return [101, 429, 505].includes(status) ? String(status) : `${Math.floor(status / 100)}xx`
}
