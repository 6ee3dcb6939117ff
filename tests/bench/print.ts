import { loadavg } from 'node:os'
import type { Column, Figures } from './parts/part.ts'
import { median } from './statistics.ts'

/** Figures of each round. */
export type Measured = Map<{ name: string }, Figures[]>

type Heading = { name: string; title: string; columns: Column[] }

/** The load average of the last minute: above the number of cores, whatever is measured has to wait. */
export const load = (): string => `load ${(loadavg()[0] ?? Number.NaN).toFixed(1)}`

/** Prints the latest figures of each contender. */
export function printRound({ name, columns }: Heading, measured: Measured, { number, of }: { number: number; of: number }) {
  console.log(`\n${name}, round ${number} of ${of}, ${load()}`)
  printRows(
    columns.map((column) => column.name),
    [...measured].map(([contender, rounds]) => [
      contender.name,
      ...columns.map((column) => figure(rounds.at(-1)?.[column.name], column.digits)),
    ]),
  )
}

/** Prints the medians of the rounds and, for each round, Pavel's figure divided by that of the other: the median of these ratios. */
export function printSummary({ title, columns }: Heading, measured: Measured) {
  const [pavel = []] = measured.values()
  const pairs = columns.some(({ isCompared }) => isCompared)
    ? "; ÷ is Pavel's figure divided by this one, the median of the pairs"
    : ''
  console.log(`\n── ${title}\n   medians of ${pavel.length} rounds${pairs}`)
  printRows(
    columns.flatMap(({ name, isCompared }) => (isCompared ? [name, '÷'] : [name])),
    [...measured].map(([contender, rounds]) => [
      contender.name,
      ...columns.flatMap(({ name, digits, isCompared }) => {
        const of = (figures: Figures | undefined) => figures?.[name] ?? Number.NaN
        const value = figure(median(rounds.map(of)), digits)
        const ratios = rounds.map((round, index) => of(pavel[index]) / of(round))
        return isCompared
          ? [value, figure(rounds.every((round) => Number.isFinite(of(round))) ? median(ratios) : NaN, 2)]
          : [value]
      }),
    ]),
  )
}

const figure = (value: number | undefined, digits: number) =>
  value !== undefined && Number.isFinite(value) ? value.toFixed(digits) : '–'

function printRows(heads: string[], rows: string[][]) {
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at + 1]?.length ?? 0)))
  const indent = Math.max(...rows.map(([name = '']) => name.length))
  for (const [name = '', ...values] of [['', ...heads], ...rows]) {
    console.log(`   ${name.padEnd(indent)}  ${values.map((value, at) => value.padStart(widths[at] ?? 0)).join('  ')}`)
  }
}
