import {
  type Column,
  columnsOf,
  createSorting,
  faultOfCode,
  findColumn,
  isHeadingRow,
  type Row,
  type Sorted,
} from '../../rules/code-file/code-file.ts'
import { readRows } from './read-rows.ts'
import { TableProblem, type TableProblemKind } from './table-problem.ts'

/** What was read of a file: its columns, the one whose cells were taken for codes, and the first rows. */
export type CodeFile = Sorted & {
  columns: Column[]
  column: number
  /** the row that names the columns, which is left out */
  heading: Row | null
  preview: Row[]
}

/** By so many rows the column is found. */
const rowsLookedAt = 200
const rowsShown = 5
const mostRows = 1_500_000

/** Reads the codes of a file, from the column at this place, or from the one that looks like codes. Returns why it cannot be read. */
export async function readCodes(
  bytes: Uint8Array<ArrayBuffer>,
  wanted: number | null = null,
): Promise<CodeFile | { problem: TableProblemKind }> {
  try {
    return await sortRows(bytes, wanted)
  } catch (error) {
    if (error instanceof TableProblem) return { problem: error.kind }
    throw error
  }
}

async function sortRows(bytes: Uint8Array<ArrayBuffer>, wanted: number | null): Promise<CodeFile> {
  let first: Row[] = []
  let reading: ReturnType<typeof begin> | null = null
  let count = 0
  for await (const rows of readRows(bytes)) {
    count += rows.length
    if (count > mostRows) throw new TableProblem('too large')
    if (reading) {
      rows.forEach(reading.take)
    } else if ((first = [...first, ...rows.filter(isWritten)]).length >= rowsLookedAt) {
      reading = begin(first, wanted)
    }
  }
  if (first.length === 0) throw new TableProblem('empty')
  return (reading ?? begin(first, wanted)).file
}

const isWritten = ({ cells }: Row) => cells.some((cell) => cell.trim() !== '')

/** Looks at the first rows, and returns what takes those that follow. */
function begin(first: Row[], wanted: number | null) {
  const rows = downwards(first)
  const columns = columnsOf(rows)
  const column = columns.some(({ index }) => index === wanted) ? (wanted ?? 0) : findColumn(rows)
  const heading = isHeadingRow(rows[0]) ? (rows[0] ?? null) : null
  const { take, sorted } = createSorting(column)
  const below = heading ? rows.slice(1) : rows
  below.forEach(take)
  return { take, file: Object.assign(sorted, { columns, column, heading, preview: below.slice(0, rowsShown) }) }
}

/** Codes that stand beside each other in one line, as they are pasted from a message, are a column. */
function downwards(rows: Row[]): Row[] {
  const [only, ...others] = rows
  if (!only || others.length > 0 || only.cells.length < 2) return rows
  const areCodes = only.cells.every((cell) => cell.trim() === '' || faultOfCode(cell) === null)
  return areCodes ? only.cells.map((cell) => ({ line: only.line, cells: [cell] })) : rows
}
