import { loadavg } from 'node:os'
import type { Seen } from './try-place.ts'

export type Row = { name: string; seen: Seen; seconds: number; load: number }

/** Returns the row with the load of the machine at this moment. */
export const rowOf = (name: string, seen: Seen, milliseconds: number): Row => ({
  name,
  seen,
  seconds: milliseconds / 1000,
  load: loadavg()[0] ?? 0,
})

const columns: Record<string, (row: Row) => string> = {
  place: ({ name }) => name,
  started: ({ seen }) => (seen.started ? 'yes' : '–'),
  refused: ({ seen }) => (seen.sentence === null ? '–' : seen.faults.length > 0 ? 'wrongly' : 'a sentence'),
  games: ({ seen }) => (seen.started ? String(seen.played) : '–'),
  lost: ({ seen }) => (seen.started ? String(seen.lost) : '–'),
  wrong: ({ seen }) => String(seen.faults.length),
  seconds: ({ seconds }) => seconds.toFixed(1),
  load: ({ load }) => load.toFixed(1),
}

/** Returns the table as text: a line for each row, and what was wrong below. */
export function tableOf(rows: Row[]): string {
  const cells = [Object.keys(columns), ...rows.map((row) => Object.values(columns).map((show) => show(row)))]
  const widths = Object.keys(columns).map((_, at) => Math.max(...cells.map((line) => line[at]?.length ?? 0)))
  const lines = cells.map((line) =>
    line.map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0))),
  )
  const wrong = rows.filter(({ seen }) => seen.faults.length > 0)
  return [
    ...lines.map((line) => line.join('  ')),
    ...wrong.map(
      ({ name, seen }) => `\n✗ ${name}\n${seen.faults.map((fault) => `  ${fault.replaceAll('\n', '\n  ')}`).join('\n')}`,
    ),
    `\n${rows.length - wrong.length} passed, ${wrong.length} failed`,
  ].join('\n')
}
