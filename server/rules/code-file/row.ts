/** One row of a table that somebody sends. `line` is its number in the file, as an editor or a spreadsheet counts them. */
export type Row = { line: number; cells: string[] }
