import { faultOfCode, keyOf, trimmed } from './code.ts'
import type { Row } from './row.ts'

/** What a column of codes is called, in the letters of its heading. */
const headings = new Set(
  (
    'код коды промокод промокоды купон купоны ваучер ваучеры кодкупона кодваучера кодскидки кодпромокода code codes promocode ' +
    'promocodes promo coupon coupons couponcode voucher vouchers vouchercode discountcode'
  ).split(' '),
)
const words = new Set('код коды промокод промокоды купон ваучер code codes promocode coupon voucher'.split(' '))

/** Returns whether a cell is the heading of a column of codes, such as «Код скидки» or `promo_code`. No code has a space inside. */
export function isHeading(cell: string): boolean {
  const text = trimmed(cell).toLowerCase()
  if (headings.has(text.replaceAll(/[\s_\-.:№#()"«»]/g, ''))) return true
  return /\s/.test(text) && text.split(/[^\p{L}]+/u).some((word) => words.has(word))
}

/** Returns whether a row names columns: one of them is of codes, or none of its cells could be one while those below are. */
export const isHeadingRow = (row: Row | undefined): boolean => row?.cells.some(isHeading) ?? false

/** One column that can be chosen: its place, counted from 0, its heading where it has one, and the first things in it. */
export type Column = { index: number; heading: string | null; examples: string[] }

const mostColumns = 20

/** Returns the columns of a table by its first rows. */
export function columnsOf(rows: Row[]): Column[] {
  const width = Math.min(mostColumns, Math.max(0, ...rows.map(({ cells }) => cells.length)))
  const head = isHeadingRow(rows[0]) ? rows[0] : undefined
  const below = head ? rows.slice(1) : rows
  return Array.from({ length: width }, (_, index) => ({
    index,
    heading: head ? (head.cells[index] ?? '') : null,
    examples: cellsAt(below, index).slice(0, 3),
  }))
}

/** Returns the place of the column of codes, counted from 0: the one that is named so, else the one that looks most like it. */
export function findColumn(rows: Row[]): number {
  const named = rows[0]?.cells.findIndex(isHeading) ?? -1
  if (named >= 0) return named
  const likely = columnsOf(rows).map(({ index }) => likelihoodOf(cellsAt(rows, index), rows.length))
  return Math.max(0, likely.indexOf(Math.max(...likely)))
}

const cellsAt = (rows: Row[], index: number) => rows.flatMap(({ cells }) => trimmed(cells[index] ?? '') || [])

/** From 0 to 3. Codes are everywhere, and each is there once; a name, a date and a number of a row are codes less often. */
function likelihoodOf(cells: string[], rows: number): number {
  const codes = cells.filter((cell) => faultOfCode(cell) === null)
  if (codes.length === 0) return 0
  const isLike = (cell: string) => /\d/.test(cell) || cell === cell.toUpperCase()
  const once = new Set(codes.map(keyOf)).size / codes.length
  return codes.length / Math.max(rows, 1) + once + (0.9 * codes.filter(isLike).length) / codes.length - dull(codes)
}

/** Dates and plain numbers may be codes where nothing else is. */
const dull = (codes: string[]) => (codes.filter((code) => /^[\d./:+-]+$/.test(code)).length / codes.length) * 0.5
