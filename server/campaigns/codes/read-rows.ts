import { kindOf, type Row } from '../../rules/code-file/code-file.ts'
import { sheetRows } from './sheet-rows.ts'
import { TableProblem } from './table-problem.ts'
import { textRows } from './text-rows.ts'

/**
 * Reads the rows of a table in pieces: CSV or another text, or the first sheet of an XLSX file. Between pieces others get their turn.
 * Throws a `TableProblem` when the bytes are no such table.
 */
export function readRows(bytes: Uint8Array<ArrayBuffer>): AsyncGenerator<Row[]> {
  if (bytes.length === 0) throw new TableProblem('empty')
  switch (kindOf(bytes)) {
    case 'zip':
      return sheetRows(bytes)
    case 'text':
      return textRows(bytes)
    case 'old Excel':
      throw new TableProblem('old Excel')
    case 'other':
      throw new TableProblem('not a table')
  }
}
