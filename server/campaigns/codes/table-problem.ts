/** Why a file is not read as a table. `empty`: nothing is in it; `too large`: more rows, or more in a zip, than anybody means. */
export type TableProblemKind = 'empty' | 'not a table' | 'old Excel' | 'no XLSX' | 'too large'

export class TableProblem extends Error {
  constructor(readonly kind: TableProblemKind) {
    super(`the file cannot be read as a table: ${kind}`)
  }
}
