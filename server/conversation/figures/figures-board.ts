import { countOf, type Durations, type Funnel, places, quantileOf, type Standing } from '../../rules/figures/figures.ts'
import { type Comparison, compare, type Subject, subjectsOf, type VersionNumbers } from './compare.ts'
import { type RebusRow, rebusRows } from './difficulty-rows.ts'
import type { ShownFigures } from './shown-figures.ts'

/** What is asked of the page: a day, or all; which rebuses, counted in pages from 1; and what to compare. */
export type Asked = { day: string | null; page: number; one?: string | undefined; other?: string | undefined }

/** How long replies took, in milliseconds: how many of each tenth of a second, the last step being all that were longer. */
export type ReplyTimes = {
  count: number
  medianMs: number | null
  slowMs: number | null
  steps: { fromMs: number; count: number }[]
}

/** The page of figures. `days` holds the newest, `choices` all that can be chosen. */
export type FiguresBoard = Pick<ShownFigures, 'day' | 'funnel' | 'countedAt' | 'missing'> & {
  choices: string[]
  days: { day: string; funnel: Funnel }[]
  standings: Standing[]
  rebuses: { rows: RebusRow[]; all: number; page: number; pages: number }
  replies: ReplyTimes
  subjects: Subject[]
  comparison: Comparison | null
}

const mostDays = 14
const mostChoices = 90
const rebusesOfPage = 8

/** Puts the page together. A page of rebuses that does not exist is the last one. */
export function boardOf(shown: ShownFigures, numbers: VersionNumbers, { page, one, other }: Asked): FiguresBoard {
  const { day, days, funnel, countedAt, missing } = shown
  const rows = rebusRows(shown.rebuses)
  const pages = Math.max(1, Math.ceil(rows.length / rebusesOfPage))
  const shownPage = Math.min(Math.max(1, page), pages)
  return {
    day,
    funnel,
    countedAt,
    missing,
    choices: days.slice(0, mostChoices).map(({ day }) => day),
    days: days.slice(0, mostDays),
    standings: shown.standings.toSorted(byPlace),
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

/** Where a game was left comes in the order of the game. */
export function byPlace(one: Standing, other: Standing): number {
  const orderOf = ({ place, rebus, attempt }: Standing) => places.indexOf(place) * 10_000 + (rebus ?? 0) * 10 + (attempt ?? 0)
  return orderOf(one) - orderOf(other)
}

const shownStepMs = 100
const longestShownMs = 3_000

/** Returns how long replies took. */
export function replyTimesOf(replies: Durations): ReplyTimes {
  const counts = new Array<number>(longestShownMs / shownStepMs + 1).fill(0)
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
