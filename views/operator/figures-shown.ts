import type { FiguresBoard } from '../../server/conversation/figures/figures.ts'
import type { DeskFrame } from './desk-page.tsx'

/** What the page of the figures shows: a campaign's figures, and what was asked to be compared. */
export type FiguresProps = DeskFrame & { board: FiguresBoard; asked: { one?: string | undefined; other?: string | undefined } }

/** A day as a person writes it, such as `29 ноября`. */
export function showDay(day: string, language: string): string {
  return new Date(`${day}T12:00:00Z`).toLocaleDateString(language, { timeZone: 'UTC', day: 'numeric', month: 'long' })
}

/** A table to take away, of the day that is shown. */
export function csvOf({ board: { day }, texts }: Pick<FiguresProps, 'board' | 'texts'>, table: string) {
  return { href: `/operator/figures/${table}.csv${day === null ? '' : `?day=${day}`}`, name: texts.figures.csv }
}
