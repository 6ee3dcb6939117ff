import { countOf, type Durations, type Funnel, quantileOf, type Standing } from '../../rules/figures/figures.ts'
import { type Comparison, compare, type Subject, subjectsOf, type VersionNumbers } from './compare.ts'
import { type RebusRow, rebusRows } from './difficulty-rows.ts'
import type { ShownFigures } from './shown-figures.ts'

/** What is asked of the page: a day, or all; which rebuses, counted in pages from 1; and what to compare. */
export type Asked = { day: string | null; page: number; one?: string | undefined; other?: string | undefined }

/** How long replies took, in milliseconds: how many of each tenth of a second, the last step being all that were longer. */
type ReplyTimes = {
  count: number
  medianMs: number | null
  slowMs: number | null
  steps: { fromMs: number; count: number }[]
}

/** The page of figures. `days` holds the newest. */
export type FiguresBoard = Pick<ShownFigures, 'day' | 'funnel' | 'countedAt' | 'missing' | 'isCounting'> & {
  /** the days that can be chosen; null where there are none */
  choices: { first: string | null; last: string | null }
  days: { day: string; funnel: Funnel }[]
  hasOlderDays: boolean
  standings: Standing[]
  rebuses: { rows: RebusRow[]; all: number; page: number; pages: number }
  replies: ReplyTimes
  subjects: Subject[]
  comparison: Comparison | null
}

const mostDays = 10
const rebusesOfPage = 6

/** Puts the page together. A page of rebuses that does not exist is the last one. */
export function boardOf(shown: ShownFigures, numbers: VersionNumbers, { page, one, other }: Asked): FiguresBoard {
  const { day, days, funnel, standings, countedAt, missing, isCounting } = shown
  const rows = rebusRows(shown.rebuses)
  const pages = Math.max(1, Math.ceil(rows.length / rebusesOfPage))
  const shownPage = Math.min(Math.max(1, page), pages)
  return {
    day,
    funnel,
    countedAt,
    missing,
    isCounting,
    choices: { first: days.at(-1)?.day ?? null, last: days[0]?.day ?? null },
    hasOlderDays: days.length > mostDays,
    days: days.slice(0, mostDays),
    standings,
    rebuses: {
      rows: rows.slice((shownPage - 1) * rebusesOfPage, shownPage * rebusesOfPage),
      all: rows.length,
      page: shownPage,
      pages,
    },
    replies: replyTimesOf(shown.replies),
    subjects: subjectsOf(shown, numbers),
    comparison: compare(shown, numbers, [one, other]),
  }
}

const shownStepMs = 100
const longestShownMs = 3_000

/** Returns how long replies took. */
export function replyTimesOf(replies: Durations): ReplyTimes {
  const counts = Array.from({ length: longestShownMs / shownStepMs + 1 }, () => 0)
  for (const [step, count] of replies.counts.entries()) {
    const index = Math.min(Math.floor((step * replies.stepMs) / shownStepMs), counts.length - 1)
    counts[index] = (counts[index] ?? 0) + count
  }
  return {
    count: countOf(replies),
    medianMs: quantileOf(replies, 0.5),
    slowMs: quantileOf(replies, 0.95),
    steps: counts.map((count, index) => ({ fromMs: index * shownStepMs, count })),
  }
}
