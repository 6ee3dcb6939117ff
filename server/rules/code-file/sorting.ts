import { type CodeFault, faultOfCode, keyOf, trimmed } from './code.ts'
import type { Row } from './row.ts'

/** A line that holds no code, and why. */
type FaultyLine = { line: number; text: string; fault: CodeFault }

/** What is in a file of codes. `faulty` are the first of those that are none, `faults` is how many there are. */
export type Sorted = { codes: string[]; twice: number; faulty: FaultyLine[]; faults: number }

/** How many faulty lines are named, and how much is shown of each. */
const mostNamed = 10
const longestShown = 40

/** Returns what sorts rows as they come: `take` looks at the cell in this column, counted from 0, and `sorted` is what has been found. */
export function createSorting(column: number): { take(row: Row): void; sorted: Sorted } {
  const sorted: Sorted = { codes: [], twice: 0, faulty: [], faults: 0 }
  const keys = new Set<string>()
  return {
    sorted,
    take({ line, cells }) {
      const code = trimmed(cells[column] ?? '')
      if (code === '') return
      const fault = faultOfCode(code)
      const key = keyOf(code)
      if (fault) {
        if (sorted.faults++ < mostNamed) sorted.faulty.push({ line, text: code.slice(0, longestShown), fault })
      } else if (keys.has(key)) {
        sorted.twice++
      } else {
        keys.add(key)
        sorted.codes.push(code)
      }
    },
  }
}
